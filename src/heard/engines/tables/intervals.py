"""How sure a share is: Wilson's interval, on the sample size the weights leave us with."""

from math import sqrt

Z95 = 1.959963984540054
"""The 97.5th percentile of the standard normal distribution."""


def effective_size(sum_of_weights: float, sum_of_squares: float) -> float:
    """Kish's effective sample size, (sum w)^2 / sum w^2; 0 when there is nobody.

    Source: L. Kish, Survey Sampling (Wiley, 1965), section 11.2. It knows of the weights
    only: clustering and stratification, which it cannot see, may widen or narrow the truth.
    """
    if sum_of_squares <= 0:
        return 0.0
    return sum_of_weights * sum_of_weights / sum_of_squares


def wilson(share: float, size: float, *, z: float = Z95) -> tuple[float, float]:
    """The score interval for a proportion, as (low, high) between 0 and 1.

    ``share`` is between 0 and 1, ``size`` the (effective) number of people; with nobody
    the answer is (0, 1), because nothing is known. Raises ValueError for a share outside 0 to 1.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical
    inference", Journal of the American Statistical Association 22 (1927), 209-212.
    """
    if not 0.0 <= share <= 1.0:
        raise ValueError("a share is between 0 and 1")
    if size <= 0:
        return 0.0, 1.0
    square = z * z
    scale = 1.0 + square / size
    centre = (share + square / (2 * size)) / scale
    reach = z * sqrt(share * (1 - share) / size + square / (4 * size * size)) / scale
    return max(0.0, centre - reach), min(1.0, centre + reach)

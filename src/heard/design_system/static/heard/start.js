// Starts the GOV.UK components on a page. Every page works without them.
import { initAll } from "../govuk/govuk-frontend-6.3.0.min.js";

initAll();

"""What pages are made of: form fields, layouts, charts, dates and numbers. Knows no room."""

"""Course -> pages: addresses, views, HTML, citations, templates, and the offline bundle."""

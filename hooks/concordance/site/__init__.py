"""Course -> pages: their data, templates, pictures and metadata, and the offline bundle."""

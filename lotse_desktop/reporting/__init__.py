"""Paper: tagged PDF documents drawn with ReportLab."""

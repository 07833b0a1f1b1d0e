"""Our own forms as Excel workbooks."""

"""The products' tab: what a product is, who pays what for it, how much was ordered."""

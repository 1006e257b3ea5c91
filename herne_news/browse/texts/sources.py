"""The two sources."""

TEXTS = {
    "inherne": ("inherne.net", "inherne.net"),
    "herne": ("Pressemeldungen der Stadt", "Press releases of the city"),
}

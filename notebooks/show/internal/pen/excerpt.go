package pen

// Excerpt lists which of n things are shown where there is room for most of
// them: the first ones, −1 for those left out, and the last.
func Excerpt(n, most int) []int {
	var shown []int
	for i := range n {
		switch {
		case n <= most || i < most-2 || i == n-1:
			shown = append(shown, i)
		case i == n-2:
			shown = append(shown, -1)
		}
	}
	return shown
}

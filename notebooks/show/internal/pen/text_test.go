package pen

import (
	"strings"
	"testing"
)

func TestWrapKeepsEveryWordWithinTheWidth(t *testing.T) {
	const s = "The line separates the two classes and the arrow w stands on it and points to the positive half plane"
	lines := Wrap(s, CaptionSize, 200)
	if strings.Join(lines, " ") != s || len(lines) < 3 {
		t.Errorf("wrapped to %q", lines)
	}
	for _, line := range lines {
		if w := WidthOf(line, TextStyle{Size: CaptionSize}); w > 200 {
			t.Errorf("%q is %v wide, want at most 200", line, w)
		}
	}
}

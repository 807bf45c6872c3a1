package film

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Each frame must come out of the film as it went in, whatever the frames
// have in common.
func TestFilmGivesFramesBack(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 1))
	for range 200 {
		var f Film
		frames := make([][]string, 1+rng.IntN(6))
		for i := range frames {
			for range rng.IntN(9) {
				frames[i] = append(frames[i], string(rune('a'+rng.IntN(5))))
			}
			f.Add(frames[i])
		}
		for i, want := range frames {
			var got []string
			for _, e := range f.elements {
				if slices.Contains(e.in, i) {
					got = append(got, e.svg)
				}
			}
			if !slices.Equal(got, want) {
				t.Fatalf("frame %d of %q came out as %q", i, frames, got)
			}
		}
	}
}

func TestFilmSharesWhatRepeats(t *testing.T) {
	var f Film
	for _, frame := range []string{"abxcd", "abycd", "abxycd"} {
		f.Add(strings.Split(frame, ""))
	}
	if len(f.elements) != 6 {
		t.Errorf("the film holds %d elements, want the 6 there are", len(f.elements))
	}
}

package datasets

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestAnimals(t *testing.T) {
	s := Animals(300, seeded(1))
	if s.Len() != 300 || s.Height != 28 || s.Width != 28 || !slices.Equal(s.ClassNames, []string{"dog", "cat", "rabbit"}) {
		t.Fatalf("%d pictures %d×%d of %q", s.Len(), s.Height, s.Width, s.ClassNames)
	}
	for n := range s.Len() {
		if s.Labels[n] != n%3 {
			t.Fatalf("picture %d has label %d, want the classes in turn", n, s.Labels[n])
		}
		for i, v := range s.Rows().RawRowView(n) {
			if v < 0 || v > 1 || v != math.Round(v*255)/255 {
				t.Fatalf("pixel %d of picture %d is %v, want one of 256 levels from 0 to 1", i, n, v)
			}
		}
	}
}

func TestAnimalsAreNotCutOff(t *testing.T) {
	rng := seeded(2)
	for name, draw := range map[string]func(*fur, *rand.Rand) figure{"dog": dog, "cat": cat, "rabbit": rabbit} {
		for range 500 {
			low, high := draw(newFur(rng), rng).placed(rng).bounds()
			size := max(high.x-low.x, high.y-low.y)
			if min(low.x, low.y) < -1e-9 || max(high.x, high.y) > 28+1e-9 || size < 15-1e-9 || size > 23 {
				t.Errorf("a %s reaches from %v to %v, want 15 to 23 pixels within 0 … 28", name, low, high)
			}
		}
	}
}

// Most are light from the dark, some dark from the light, of every animal.
func TestAnimalsComeInBothContrasts(t *testing.T) {
	s := Animals(900, seeded(3))
	dark := make([]int, 3)
	for n, label := range s.Labels {
		p := s.Picture(n)
		if p.At(0, 0)+p.At(0, 27)+p.At(27, 0)+p.At(27, 27) < 2 {
			dark[label]++
		}
	}
	for label, count := range dark {
		if count < 35 || count > 90 { // 60 expected, four deviations of √(300·0.2·0.8) = 7
			t.Errorf("%d of 300 pictures of a %s have a light ground, want about 60", count, s.ClassNames[label])
		}
	}
}

func TestAnimalsRefuse(t *testing.T) {
	wantPanic(t, "n = 0", func() { Animals(0, seeded(1)) })
}

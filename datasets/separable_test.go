package datasets

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// seeded is the generator that tests draw from.
func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

// lineSeparates decides whether any straight line has the two classes of a set
// in the plane strictly on either side. Turning a line's normal u, the order of
// the points along u changes only where u is perpendicular to the difference
// of two points; between two such angles one try decides for all.
func lineSeparates(s *Set) bool {
	var critical []float64
	for i := range s.Len() {
		for j := range i {
			d1, d2 := s.Rows().At(i, 0)-s.Rows().At(j, 0), s.Rows().At(i, 1)-s.Rows().At(j, 1)
			angle := math.Atan2(d1, -d2)
			critical = append(critical, angle, math.Mod(angle+2*math.Pi, 2*math.Pi)-math.Pi)
		}
	}
	slices.Sort(critical)
	for i, angle := range critical[:len(critical)-1] {
		if separatesAlong(s, (angle+critical[i+1])/2) {
			return true
		}
	}
	return false
}

// separatesAlong reports whether class 1 lies farther along a direction than class 0.
func separatesAlong(s *Set, angle float64) bool {
	sin, cos := math.Sincos(angle)
	farthest, nearest := math.Inf(-1), math.Inf(1)
	for n, label := range s.Labels {
		along := cos*s.Rows().At(n, 0) + sin*s.Rows().At(n, 1)
		if label == 0 {
			farthest = max(farthest, along)
		} else {
			nearest = min(nearest, along)
		}
	}
	return farthest < nearest
}

func TestSeparatesOnGates(t *testing.T) {
	for set, want := range map[*Set]bool{AND(): true, OR(): true, XOR(): false} {
		if got := lineSeparates(set); got != want {
			t.Errorf("%s: a line separates: %v, want %v", set.Name, got, want)
		}
	}
}

func TestSeparableKeepsMargin(t *testing.T) {
	for seed := range uint64(50) {
		for _, margin := range []float64{0, 0.1, 0.5} {
			s := Separable(60, margin, seeded(seed))
			if !lineSeparates(s) {
				t.Fatalf("seed %d, margin %v: no line separates", seed, margin)
			}
			l := randomLine(seeded(seed)) // the first that Separable draws
			for n, y := range s.Signs() {
				if d := y * l.distance(s.Rows().At(n, 0), s.Rows().At(n, 1)); d < margin {
					t.Fatalf("seed %d: point %d is at %v from the line, want at least %v", seed, n, d, margin)
				}
			}
		}
	}
}

func TestOverlappingIsNeverSeparable(t *testing.T) {
	for seed := range uint64(300) {
		for _, overlap := range []float64{0.001, 0.2, 0.5} {
			// Few points and a small overlap: chance alone would separate these.
			s := Overlapping(8, overlap, seeded(seed))
			if lineSeparates(s) {
				t.Fatalf("seed %d, overlap %v: a line separates", seed, overlap)
			}
		}
	}
}

func TestOverlappingStaysInBounds(t *testing.T) {
	for seed := range uint64(100) {
		s := Overlapping(50, 0.3, seeded(seed))
		l := randomLine(seeded(seed))
		for n, y := range s.Signs() {
			x1, x2 := s.Rows().At(n, 0), s.Rows().At(n, 1)
			if max(math.Abs(x1), math.Abs(x2)) > 1 {
				t.Fatalf("seed %d: point %d = (%v, %v) is outside [−1, 1]²", seed, n, x1, x2)
			}
			if d := y * l.distance(x1, x2); d < -0.3 {
				t.Fatalf("seed %d: point %d is %v beyond the line, want at most 0.3", seed, n, -d)
			}
		}
	}
}

func TestTwoClassesBadArguments(t *testing.T) {
	wantPanic(t, "n ≥ 2", func() { Separable(1, 0, seeded(1)) })
	wantPanic(t, "margin", func() { Separable(10, math.NaN(), seeded(1)) })
	wantPanic(t, "n ≥ 8", func() { Overlapping(7, 0.1, seeded(1)) })
	wantPanic(t, "overlap", func() { Overlapping(10, 0, seeded(1)) })
}

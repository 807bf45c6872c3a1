package datasets

import (
	"slices"
	"testing"
)

func TestLettersFitTheArray(t *testing.T) {
	s := Letters("WgjQ@|", 70, seeded(1))
	if s.Len() != 420 || s.Features() != 400 || s.Height != 20 || s.Width != 20 {
		t.Fatalf("%d pictures of %d pixels, %d×%d", s.Len(), s.Features(), s.Height, s.Width)
	}
	for n := range s.Len() {
		var ink float64
		for _, v := range s.Rows().RawRowView(n) {
			if v < 0 || v > 1 {
				t.Fatalf("picture %d has a pixel of %v, want 0 … 1", n, v)
			}
			ink += v
		}
		if ink < 15 || ink > 200 {
			t.Errorf("picture %d, %q, has ink for %v pixels", n, s.ClassNames[s.Labels[n]], ink)
		}
	}
}

// A glyph cut off at the edge has less ink than the same glyph drawn in a
// larger picture.
func TestLettersAreNotCutOff(t *testing.T) {
	rng := seeded(2)
	for _, font := range goFonts() {
		for _, char := range []string{"W", "@", "|", "g", "M", "Å"} {
			placed := font.glyph(char).placed(rng)
			low, high := placed.bounds()
			if low.x < -1e-9 || low.y < -1e-9 || high.x > 20+1e-9 || high.y > 20+1e-9 {
				t.Errorf("%q reaches from %v to %v, want all of it within 0 … 20", char, low, high)
			}
		}
	}
}

func TestLettersVary(t *testing.T) {
	s := Letters("A", 50, seeded(3))
	for n := 1; n < s.Len(); n++ {
		if slices.Equal(s.Rows().RawRowView(n), s.Rows().RawRowView(n-1)) {
			t.Errorf("pictures %d and %d are the same", n-1, n)
		}
	}
	again := Letters("A", 50, seeded(3))
	if !slices.Equal(s.Rows().RawMatrix().Data, again.Rows().RawMatrix().Data) {
		t.Error("the same seed gave other pictures")
	}
}

func TestLettersRefuse(t *testing.T) {
	wantPanic(t, "at least one character", func() { Letters("", 1, seeded(1)) })
	wantPanic(t, "one picture", func() { Letters("A", 0, seeded(1)) })
	wantPanic(t, "twice", func() { Letters("ABA", 1, seeded(1)) })
	wantPanic(t, "no \"中\"", func() { Letters("A中", 1, seeded(1)) })
	wantPanic(t, "no ink for \" \"", func() { Letters("A ", 1, seeded(1)) })
}

func TestCoverageCountsArea(t *testing.T) {
	square := []point{{0.5, 0.5}, {2, 0.5}, {2, 2}, {0.5, 2}}
	hole := []point{{1, 1}, {1, 2}, {2, 2}, {2, 1}} // the other way round
	got := make([]float64, 6)
	outline{square, hole}.coverTo(got, 2, 3)
	want := []float64{
		0.25, 0.5, 0,
		0.5, 0, 0,
	}
	if !slices.Equal(got, want) {
		t.Errorf("coverage %v, want %v", got, want)
	}
}

func TestCoverageClips(t *testing.T) {
	got := make([]float64, 4)
	outline{{{-5, -5}, {9, -5}, {9, 9}, {-5, 9}}}.coverTo(got, 2, 2)
	if !slices.Equal(got, []float64{1, 1, 1, 1}) {
		t.Errorf("a shape over all the picture covers %v, want all", got)
	}
}

package show

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
)

var groups = regexp.MustCompile(`<g data-f="([0-9 ]+)"( display="none")?>`)

func TestFilmPage(t *testing.T) {
	set, _, steps := trained(t)
	html, err := PerceptronSteps(set, steps).Caption("1 < 2").HTML()
	if err != nil {
		t.Fatal(err)
	}
	frames := 4 * len(steps)
	if n := strings.Count(html, "<li>"); n != frames {
		t.Errorf("there are %d captions, want %d, four for each update", n, frames)
	}
	for _, part := range []string{`type="range"`, `max="` + strconv.Itoa(frames-1) + `"`, `aria-label="`, "1 &lt; 2", `data-jp-theme-light="false"`} {
		if !strings.Contains(html, part) {
			t.Errorf("the page has no %s", part)
		}
	}
	// Without a script the last frame, and no other, is shown.
	for _, group := range groups.FindAllStringSubmatch(html, -1) {
		last := slices.Contains(strings.Fields(group[1]), strconv.Itoa(frames-1))
		if shown := group[2] == ""; shown != last {
			t.Fatalf("the group of frames %s is shown: %v, want %v", group[1], shown, last)
		}
	}
	if len(html) > 150_000 {
		t.Errorf("%d frames take %d bytes, want at most 150 000", frames, len(html))
	}
}

func TestFilmsOfDifferentContentHaveDifferentIDs(t *testing.T) {
	id := regexp.MustCompile(`id="(nn-[0-9a-f]{16})"`)
	seen := map[string]bool{}
	for _, b := range []float64{0, 1} {
		html, err := Steps(Points(datasets.OR()).Boundary(mat.NewVecDense(2, []float64{1, 1}), b)).HTML()
		if err != nil {
			t.Fatal(err)
		}
		seen[id.FindStringSubmatch(html)[1]] = true
	}
	if len(seen) != 2 {
		t.Errorf("two films have %d ids, want 2", len(seen))
	}
}

// A dozen pictures of regions, as a film over training has them.
func TestRegionFilmStaysSmall(t *testing.T) {
	set := datasets.Separable(100, 0, rand.New(rand.NewPCG(1, 1)))
	var pictures []Picture
	for i := range 12 {
		pictures = append(pictures, Points(set).Regions(func(X mat.Matrix) mat.Matrix {
			y := mat.NewDense(1, columns(X), nil)
			for n := range columns(X) {
				y.Set(0, n, 0.5+circle(1.5*X.At(0, n)+0.1*float64(i), X.At(1, n)))
			}
			return y
		}))
	}
	html, err := Steps(pictures...).HTML()
	if err != nil {
		t.Fatal(err)
	}
	if len(html) > 150_000 {
		t.Errorf("12 frames take %d bytes, want at most 150 000", len(html))
	}
}

func TestStepsOfDifferentSizeAreNamed(t *testing.T) {
	_, err := Steps(Lines("x", "y").Add("a", 1, 2), Lines("x", "y").Add("a", 1, 2).Height(200)).HTML()
	if err == nil || !strings.Contains(err.Error(), "step 2 is 640×") {
		t.Errorf("the error is %v, want it to name step 2 and both sizes", err)
	}
}

// The title is said once: by the film, or, where frames differ, by each.
func TestFilmTitle(t *testing.T) {
	a, b := Points(datasets.AND()), Points(datasets.OR())
	for name, c := range map[string]struct {
		film             *Stepper
		above, inPicture int
	}{
		"own":    {Steps(a, a).Title("both"), 1, 0},
		"shared": {Steps(a, a), 1, 0},
		"other":  {Steps(a, b), 0, 1},
	} {
		html, err := c.film.HTML()
		if err != nil {
			t.Fatal(err)
		}
		above, inPicture := strings.Count(html, "<strong>"), strings.Count(html, ">AND</text>")
		if above != c.above || inPicture != c.inPicture {
			t.Errorf("%s: %d titles above and %d in the picture, want %d and %d", name, above, inPicture, c.above, c.inPicture)
		}
	}
}

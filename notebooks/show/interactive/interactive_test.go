package interactive

import (
	"encoding/json"
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

type page interface{ HTML() (string, error) }

func bowl(x, y float64) float64 { return x*x + y*y }

func gallery() map[string]page {
	pie := charts.NewPie()
	pie.AddSeries("share", []opts.PieData{{Name: "</script><b>", Value: 1}, {Name: "<!-- b", Value: 2}})
	return map[string]page{
		"lines":   Lines("epoch", "updates").Add("AND", 3, 2, 0).Add("XOR", 4, 4, 4, 4).Title("Updates").Caption("A < B"),
		"log":     Lines("epoch", "loss").Add("training", 1, 0.1, 0.01).LogY(),
		"surface": Surface("w1", "w2", "loss", bowl, -1, 1, -1, 1).Path("SGD", []float64{1, 0}, []float64{1, 0}, []float64{2, 0}),
		"any":     Of(pie, "a pie of two pieces"),
	}
}

var optionLine = regexp.MustCompile(`(?m)^const option = (.*);$`)

func TestEveryChartIsAPage(t *testing.T) {
	again := gallery()
	for name, chart := range gallery() {
		t.Run(name, func(t *testing.T) {
			html, err := chart.HTML()
			if err != nil {
				t.Fatal(err)
			}
			found := optionLine.FindStringSubmatch(html)
			if found == nil || !json.Valid([]byte(strings.ReplaceAll(found[1], `<\!--`, "<!--"))) {
				t.Errorf("the option is not JSON on one line: %.300q", found)
			}
			if n := strings.Count(html, "</script>"); n != 1 {
				t.Errorf("the page ends %d scripts, want its own alone", n)
			}
			for _, part := range []string{`role="img"`, `aria-label="`, `class="nn-still"`, "static/echarts/"} {
				if !strings.Contains(html, part) {
					t.Errorf("the page has no %s", part)
				}
			}
			if strings.Contains(html, "://") {
				t.Error("the page names another server")
			}
			if second, _ := again[name].HTML(); second != html {
				t.Error("the same data gave another page")
			}
		})
	}
}

// Where no script runs the numbers must still be there.
func TestTablesHoldTheNumbers(t *testing.T) {
	for name, numbers := range map[string][]string{
		"lines":   {"<th>AND</th>", "<td>3</td><td>4</td>", "<td></td><td>4</td>"},
		"surface": {"<th>-1</th>", "<td>2</td>", "<td>0</td>"},
	} {
		html, err := gallery()[name].HTML()
		if err != nil {
			t.Fatal(err)
		}
		for _, number := range numbers {
			if !strings.Contains(html, number) {
				t.Errorf("the table of %s has no %s", name, number)
			}
		}
	}
}

// A go-echarts that writes its options otherwise must not go unnoticed.
func TestOnlyTheLandscapeIsColouredByHeight(t *testing.T) {
	html, err := gallery()["surface"].HTML()
	if err != nil || !strings.Contains(html, `"visualMap":[{"seriesIndex":0,`) {
		t.Errorf("the scale of colours is not for series 0 alone (%v)", err)
	}
	for _, option := range []string{`{"visualMap":{"min":0}}`, `{"visualMap":[{}],"other":{"visualMap":[{}]}}`} {
		if got, err := colourFirstSeries(option); err == nil {
			t.Errorf("%s became %s, want an error", option, got)
		}
	}
}

func TestBadInputIsNamed(t *testing.T) {
	nan := math.NaN()
	for name, c := range map[string]struct {
		chart page
		want  string
	}{
		"no curves":   {Lines("x", "y"), "call Add first"},
		"empty curve": {Lines("x", "y").Add("loss"), `curve "loss" is empty`},
		"NaN":         {Lines("x", "y").Add("loss", 1, nan), `value 2 of curve "loss" is NaN`},
		"log of zero": {Lines("x", "y").Add("loss", 0).LogY(), "want positive values"},
		"NaN surface": {Surface("x", "y", "z", func(x, y float64) float64 { return nan }, 0, 1, 0, 1), "z is NaN at (0, 0)"},
		"rectangle":   {Surface("x", "y", "z", bowl, 1, 0, 0, 1), "1 … 0"},
		"uneven path": {Surface("x", "y", "z", bowl, 0, 1, 0, 1).Path("p", []float64{1}, nil, nil), "1, 0 and 0 coordinates"},
	} {
		if _, err := c.chart.HTML(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, want it to hold %q", name, err, c.want)
		}
	}
}

package notebook

import (
	"encoding/json"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// chartData is the attribute of a chart's place that holds what echarts draws.
const chartData = "data-chart"

// The script of a chart of package interactive sets these to JSON, each on a line.
var (
	chartOption = regexp.MustCompile(`(?m)^const option = (.*);$`)
	chartFiles  = regexp.MustCompile(`(?m)^const files = (.*);$`)
)

// keepCharts moves the data of charts from their scripts, which go, to their
// places, which stay.
func keepCharts(output string) string {
	if !strings.Contains(output, "nn-chart") {
		return output
	}
	piece := parse(output)
	var place *html.Node
	for n := range piece.Descendants() {
		if strings.Contains(attribute(n, "class"), "nn-chart") {
			place = n
		}
		if n.Data != "script" || n.FirstChild == nil || place == nil {
			continue
		}
		if data := dataOf(n.FirstChild.Data); data != "" {
			place.Attr = append(place.Attr, html.Attribute{Key: chartData, Val: data})
		}
		place = nil
	}
	return render(piece)
}

// dataOf reads what a chart's script draws, as JSON; "" if it is no such script.
func dataOf(script string) string {
	option, files := chartOption.FindStringSubmatch(script), chartFiles.FindStringSubmatch(script)
	if option == nil || files == nil {
		return ""
	}
	text := strings.ReplaceAll(option[1], `<\!--`, "<!--") // which is no JSON
	data := `{"files":` + files[1] + `,"option":` + text + `}`
	if !json.Valid([]byte(data)) {
		return ""
	}
	return data
}

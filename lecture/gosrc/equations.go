package gosrc

import (
	"regexp"
	"slices"
	"strconv"
)

// A comment names equations as "Eq. (3)", "Eqs. (11), (12)" or "Eqs. (11)–(14)".
var (
	equationList = regexp.MustCompile(`Eqs?\.\s+\(\d+\)(?:\s*(?:,|and|,\s*and|–|-|to)\s*\(\d+\))*`)
	equationItem = regexp.MustCompile(`(–|-|to)?\s*\((\d+)\)`)
)

// equationsIn returns the equation numbers that a comment names, ascending.
func equationsIn(doc string) []int {
	var numbers []int
	for _, list := range equationList.FindAllString(doc, -1) {
		for _, item := range equationItem.FindAllStringSubmatch(list, -1) {
			n, err := strconv.Atoi(item[2])
			if err != nil {
				continue
			}
			if item[1] != "" && len(numbers) > 0 {
				for between := numbers[len(numbers)-1] + 1; between < n; between++ {
					numbers = append(numbers, between)
				}
			}
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

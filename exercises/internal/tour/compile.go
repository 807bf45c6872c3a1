package tour

import (
	"regexp"
	"strings"
)

// explained is a sentence on the compiler's first message, or "".
func explained(output string) string {
	for line := range strings.Lines(output) {
		for _, e := range explanations {
			if m := e.message.FindStringSubmatch(strings.TrimRight(line, "\r\n")); m != nil {
				return strings.ReplaceAll(e.words, "$1", m[1])
			}
		}
	}
	return ""
}

var explanations = []struct {
	message *regexp.Regexp
	words   string
}{
	{regexp.MustCompile(`declared and not used: (\w+)`),
		"$1 is made and never read. If there is a $1 already, := has made a second one that ends with its block: write = to change the first."},
	{regexp.MustCompile(`"([^"]+)" imported and not used`),
		"The import of $1 is not needed: take its line out."},
	{regexp.MustCompile(`undefined: (math|mat|rand|slices|floats|errors|fmt|strings|sort)$`),
		"The package $1 is not imported: name it in the import at the beginning of the file."},
	{regexp.MustCompile(`cannot use \w+ \(variable of (?:struct )?type (mat\.\w+)\)`),
		"A *$1 is asked for, the address of a matrix: put & before the variable, as in return &Z."},
	{regexp.MustCompile(`(mat\.\w+) does not implement (?:mat\.\w+) \(method \w+ has pointer receiver\)`),
		"A *$1 is asked for, the address of a matrix: put & before the variable, as in &Z."},
	{regexp.MustCompile(`()missing return`),
		"The function may come to its end without a return: a return inside an if or a for does not count, so put one at the end."},
	{regexp.MustCompile(`calls[\\/].*undefined: \w+\.(\w+)`),
		"The tests call $1, which is no longer there: give it its name and its arguments back, as go run ./exercises reset has them."},
	{regexp.MustCompile(`calls[\\/]()`),
		"The tests call the functions with the arguments and results that they were handed out with: put these back as they were, and make functions of your own for others."},
	{regexp.MustCompile(`(?:not enough|too many) (return values|arguments in call to \w+)`),
		"The number does not fit ($1): \"have\" is what stands here, \"want\" what is asked for."},
	{regexp.MustCompile(`assignment mismatch: ()`),
		"The function has another number of results: name a variable for each, or _ for one that you do not need."},
	{regexp.MustCompile(`no new variables on left side of (:=)`),
		"$1 makes new variables, and these are there already: write =."},
	{regexp.MustCompile(`mismatched types ((?:int and float64)|(?:float64 and int))`),
		"Go does not mix int and float64: convert the int, as in float64(n)."},
	{regexp.MustCompile(`cannot use \w+ \(variable of type (int)\) as float64`),
		"Go does not make a float64 of an $1 by itself: convert it, as in float64(n)."},
	{regexp.MustCompile(`undefined: (\w+)`),
		"There is nothing with the name $1 here: is it spelled as where it was made, and made in this block or one around it?"},
}

package grade

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"html/template"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf8"

	"nnlecture/exercises/internal/course"
)

// write makes the table, the CSV file, and the files of each student.
func write(dir string, form form, grades []Grade, out io.Writer) error {
	students := byStudent(grades)
	used := map[string]bool{}
	for _, s := range students {
		name := fileName(s.Student, used)
		if err := writeWhole(filepath.Join(dir, "results", name+".json"), form(s)); err != nil {
			return err
		}
		if err := writePage(filepath.Join(dir, "feedback", name+".html"), s); err != nil {
			return err
		}
	}
	if err := writeCSV(filepath.Join(dir, "grades.csv"), grades); err != nil {
		return err
	}
	table(out, students)
	_, err := fmt.Fprintf(out, "\nwritten to %s: grades.csv, results, feedback\n", dir)
	return err
}

// student is all that one student got.
type student struct {
	Student string
	Grades  []Grade
}

// Points and Most are summed over the exercises.
func (s student) Points() (sum float64) {
	for _, g := range s.Grades {
		sum += g.Points()
	}
	return sum
}

func (s student) Most() (sum float64) {
	for _, g := range s.Grades {
		sum += g.Most()
	}
	return sum
}

// Open reports whether some of the points are not known.
func (s student) Open() bool { return countOpen(s.Grades) > 0 }

// byStudent groups grades, which come student by student.
func byStudent(grades []Grade) []student {
	var all []student
	for _, g := range grades {
		if len(all) == 0 || all[len(all)-1].Student != g.Student {
			all = append(all, student{Student: g.Student})
		}
		s := &all[len(all)-1]
		s.Grades = append(s.Grades, g)
	}
	return all
}

// fileName makes a student's name fit for a file, and different from those
// used: some file systems do not tell Lea from lea.
func fileName(student string, used map[string]bool) string {
	base := shortened(strings.Map(safe, cleanName(student)))
	name := base
	for n := 2; used[alike(name)]; n++ {
		name = fmt.Sprintf("%s (%d)", base, n)
	}
	used[alike(name)] = true
	return name
}

func safe(r rune) rune {
	if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
		return '_'
	}
	return r
}

// table prints the points, a line for each student.
func table(out io.Writer, students []student) {
	if len(students) == 0 {
		return
	}
	longest := len("student")
	for _, s := range students {
		longest = max(longest, utf8.RuneCountInString(s.Student))
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "\n%-*s\t", longest, "student")
	for _, g := range students[0].Grades {
		fmt.Fprintf(w, "%s\t", g.Topic[:2])
	}
	fmt.Fprintln(w, "points\tof\t")
	for _, s := range students {
		fmt.Fprintf(w, "%-*s\t", longest, s.Student) // names to the left, points to the right
		for _, g := range s.Grades {
			fmt.Fprint(w, mark(g), "\t")
		}
		fmt.Fprint(w, sum(s), "\t", trim(s.Most()), "\t\n")
	}
	w.Flush()
	fmt.Fprintln(out, "\n– not handed in   ! could not be run: see the feedback   ? not graded")
}

// mark is a grade in the table: its points, or a sign for why there are none.
func mark(g Grade) string {
	switch {
	case g.Open:
		return "?"
	case g.Note == notHandedIn:
		return "–"
	case g.Note != "":
		return "!"
	}
	return trim(g.Points())
}

// sum is what a student has in all, or at least.
func sum(s student) string {
	if s.Open() {
		return "≥" + trim(s.Points())
	}
	return trim(s.Points())
}

// trim writes points with no more digits than they need.
func trim(points float64) string { return strconv.FormatFloat(points, 'g', -1, 64) }

// nbgrader's columns, in the order of its own export.
var csvColumns = []string{"assignment", "duedate", "timestamp", "student_id", "last_name", "first_name",
	"email", "raw_score", "late_submission_penalty", "score", "max_score"}

func writeCSV(path string, grades []Grade) error {
	var table bytes.Buffer
	w := csv.NewWriter(&table)
	w.Write(csvColumns)
	for _, g := range grades {
		points := trim(g.Points())
		if g.Open {
			points = "" // not 0: nobody knows
		}
		w.Write([]string{g.Topic, "", "", cell(g.Student), "", "", "", points, "0", points, trim(g.Most())})
	}
	w.Flush()
	return errors.Join(w.Error(), course.WriteWhole(path, table.Bytes()))
}

// cell keeps a spreadsheet from taking a student's name for a formula.
func cell(s string) string {
	if start := strings.TrimLeftFunc(s, unicode.IsSpace); start != "" && strings.ContainsAny(start[:1], "=+-@") {
		return "'" + s
	}
	return s
}

//go:embed feedback.html
var feedback string

var page = template.Must(template.New("feedback").Parse(feedback))

func writePage(path string, s student) error {
	var text bytes.Buffer
	if err := page.Execute(&text, s); err != nil {
		return err
	}
	return course.WriteWhole(path, text.Bytes())
}

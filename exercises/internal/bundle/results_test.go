package bundle

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"testing"
)

// points reads a result as strictly as the platform's documentation has it: no
// fields that are not known there, and those that must be.
func points(t *testing.T, platform, path string) float64 {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	strict := json.NewDecoder(bytes.NewReader(data))
	strict.DisallowUnknownFields()
	read := map[string]func(*json.Decoder) (float64, bool, error){"prairielearn": ofPrairieLearn, "classroom50": ofClassroom50}[platform]
	if read == nil {
		read = ofGradescope
	}
	sum, ok, err := read(strict)
	if err != nil || !ok {
		t.Errorf("%v, the result is %s", err, data)
	}
	return sum
}

func ofPrairieLearn(d *json.Decoder) (sum float64, ok bool, err error) {
	var r struct {
		Gradable     bool
		Score        float64
		FormatErrors []string `json:"format_errors"`
		Tests        []struct {
			Name, Message, Output string
			Points                float64
			MaxPoints             float64 `json:"max_points"`
		}
	}
	err = d.Decode(&r)
	for _, test := range r.Tests {
		sum += test.Points
	}
	return sum, r.Gradable == (len(r.FormatErrors) == 0) && sum == 10*r.Score, err
}

var instant = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$`)

func ofClassroom50(d *json.Decoder) (sum float64, ok bool, err error) {
	var r struct {
		Schema, Classroom, Assignment, Owner, Submission, Commit, Release, Review, Datetime string

		AssignmentType string `json:"assignment_type"`
		Score          int
		MaxScore       int `json:"max-score"`
		Tests          []struct {
			Name     string `json:"test-name"`
			Passed   bool
			Score    int
			MaxScore int `json:"max-score"`
			Output   string
		}
	}
	err = d.Decode(&r)
	return float64(r.Score), r.Schema == "classroom50/result/v1" && r.Classroom == "nn" && r.Assignment == "perceptron" &&
		r.Owner == "anna" && r.Submission == "submit/1" && r.Commit == "c" && r.Release == "r" && r.Review == "c" &&
		r.AssignmentType == "individual" && r.MaxScore == 10 && len(r.Tests) == 4 && instant.MatchString(r.Datetime), err
}

func ofGradescope(d *json.Decoder) (sum float64, ok bool, err error) {
	var r struct {
		Score        float64
		OutputFormat string `json:"output_format"`
		Visibility   string
		Tests        []struct {
			Score                        float64
			MaxScore                     float64 `json:"max_score"`
			Status, Name, Number, Output string
			OutputFormat                 string `json:"output_format"`
		}
	}
	err = d.Decode(&r)
	for _, test := range r.Tests {
		sum += test.Score
	}
	return r.Score, len(r.Tests) == 4 && sum == r.Score, err
}

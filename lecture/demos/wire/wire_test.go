package wire

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"
)

type inner struct {
	A float64 `json:"a"`
	B int     `json:"b"`
}

type sample struct {
	Text  string      `json:"text"`
	Yes   bool        `json:"yes"`
	Seed  uint64      `json:"seed"`
	List  []inner     `json:"list"`
	Rows  [][]float64 `json:"rows"`
	Three [3]float64  `json:"three"`
	None  []int       `json:"none"`
	Next  *inner      `json:"next"`
}

var full = sample{
	Text: "a \"quoted\" \\ line\n ŷ = ½", Yes: true, Seed: 1 << 40, List: []inner{{1e-300, 2}, {-0.1, 0}},
	Rows: [][]float64{{1, 2.5}, {}}, Three: [3]float64{math.MaxFloat64, 1. / 3, -1e21},
	Next: &inner{A: 5},
}

// What Marshal writes means to encoding/json what was meant.
func TestMarshalAgreesWithEncodingJSON(t *testing.T) {
	text, err := Marshal(full)
	if err != nil {
		t.Fatal(err)
	}
	var back sample
	if err := json.Unmarshal([]byte(text), &back); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	if !reflect.DeepEqual(back, full) {
		t.Errorf("got %+v, want %+v", back, full)
	}
}

// And Assign reads what encoding/json makes of the same values.
func TestAssignAgreesWithEncodingJSON(t *testing.T) {
	type params struct {
		Text   string      `json:"text"`
		Yes    bool        `json:"yes"`
		Seed   uint64      `json:"seed"`
		Filter [][]float64 `json:"filter"`
		List   []inner     `json:"list"`
		Pair   [2]float64  `json:"pair"`
		Same   int         `json:"same"`
	}
	const text = `{"text": "\u00bd \"ŷ\"\n", "yes": true, "seed": 77, "filter": [[1, -2e-7], [0, 3]], "list": [{"a": 1, "b": 2}],
		"pair": [3, -4], "same": null, "unknown": [1]}`
	want, got := params{Same: 5}, params{Same: 5}
	if err := json.Unmarshal([]byte(text), &want); err != nil {
		t.Fatal(err)
	}
	var given any
	if err := json.Unmarshal([]byte(text), &given); err != nil {
		t.Fatal(err)
	}
	if err := Assign(&got, given); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v: got %+v, want %+v", err, got, want)
	}
}

func TestRefuses(t *testing.T) {
	type object = map[string]any
	var params struct {
		Inner inner
		Text  string
		Yes   bool
		Seed  uint64
		Pair  [2]float64
	}
	for _, c := range []struct {
		given any
		want  string
	}{
		{[]any{}, "the value is [], want an object"},
		{object{"Inner": 1.}, "Inner is 1, want an object"},
		{object{"Inner": object{"a": "x"}}, "a is x, want a number"},
		{object{"Inner": object{"a": math.NaN()}}, "a is NaN, want a number"},
		{object{"Inner": object{"a": math.Inf(1)}}, "a is +Inf, want a number"},
		{object{"Inner": object{"b": 1.5}}, "b is 1.5, want a whole number"},
		{object{"Inner": object{"b": 1e300}}, "b is 1e+300, want a whole number"},
		{object{"Text": 1.}, "Text is 1, want a text"},
		{object{"Yes": "true"}, "Yes is true, want true or false"},
		{object{"Seed": -1.}, "Seed is -1, want a whole number, not negative"},
		{object{"Pair": []any{1., 2., 3.}}, "Pair is [1 2 3], want a list of 2"},
		{object{"Pair": []any{1., "2"}}, "Pair[1] is 2, want a number"},
	} {
		if err := Assign(&params, c.given); err == nil || !strings.HasSuffix(err.Error(), c.want) {
			t.Errorf("%v: %v, want %q", c.given, err, c.want)
		}
	}
	if _, err := Marshal(struct{ X inner }{inner{A: math.NaN()}}); err == nil || !strings.Contains(err.Error(), "X.a is NaN") {
		t.Errorf("NaN: %v", err)
	}
}

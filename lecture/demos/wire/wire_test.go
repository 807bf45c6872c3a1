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

// And Unmarshal reads what encoding/json writes.
func TestUnmarshalAgreesWithEncodingJSON(t *testing.T) {
	type params struct {
		Text   string      `json:"text"`
		Yes    bool        `json:"yes"`
		Seed   uint64      `json:"seed"`
		Filter [][]float64 `json:"filter"`
		List   []inner     `json:"list"`
		Pair   [2]float64  `json:"pair"`
	}
	want := params{"½ ŷ, 1-2", true, 77, [][]float64{{1, -2e-7}, {0, 3}}, []inner{{1, 2}}, [2]float64{3, -4}}
	text, err := json.MarshalIndent(want, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	var got params
	if err := Unmarshal(string(text), &got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v: got %+v, want %+v", err, got, want)
	}
}

func TestRefuses(t *testing.T) {
	for text, want := range map[string]string{
		`{"b":1.5}`: "b is 1.5, want a whole number", `{"a":"x"}`: "a is x, want a number", `[]`: "want an object",
		`{"a":}`: "no value", `{"a":1`: "ends too early", `{"a":1} x`: "more than one", `{a:1}`: "in quotes", `{"a" 1}`: "colon", `{"a":1;}`: "comma",
		strings.Repeat("[", 99): "nested", ``: "ends too early", `{"a`: "ends too early", `{"a":"\\n"}`: "backslash",
	} {
		var v inner
		if err := Unmarshal(text, &v); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20s: %v, want %q", text, err, want)
		}
	}
	var pair struct{ P [2]float64 }
	if err := Unmarshal(`{"P":[1,2,3]}`, &pair); err == nil || !strings.Contains(err.Error(), "want a list of 2") {
		t.Errorf("three numbers for two: %v", err)
	}
	if _, err := Marshal(struct{ X inner }{inner{A: math.NaN()}}); err == nil || !strings.Contains(err.Error(), "X.a is NaN") {
		t.Errorf("NaN: %v", err)
	}
}

package wire

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	"nnlecture/exercises/internal/value"

	"gonum.org/v1/gonum/mat"
)

// everything holds each kind of value, as deep as they may nest.
var everything = value.Of(value.Values("none", nil, "number", -0.5, "inf", math.Inf(1), "truth", true, "text", "ℳ", "slice", []float64{1, 2},
	"empty", []int{}, "matrix", mat.NewDense(2, 3, []float64{1, 2, 3, 4, 5, 6}), "group", []*mat.Dense{mat.NewDense(1, 1, []float64{7})}))

// TestThereAndBack: what is written is what is read, after whatever a student
// prints before it.
func TestThereAndBack(t *testing.T) {
	mark := strings.Repeat("M", 26)
	answer := Answer{Outcome: Panicked, Result: everything, Args: everything, Again: []value.Value{everything}, Message: "m", Where: "x.go:1"}
	for _, before := range []string{"", "printed\n", "\x00" + mark[:20], "\x00\x00", mark, strings.Repeat("long ", 10_000)} {
		stream := bytes.NewBufferString(before)
		if err := WriteAnswer(stream, mark, answer); err != nil {
			t.Fatal(err)
		}
		var passed bytes.Buffer
		got, err := ReadAnswer(bufio.NewReader(stream), mark, &passed)
		if err != nil || !bytes.Equal(got.body(), answer.body()) {
			t.Errorf("after %.20q: got %.200v, %v", before, got, err)
		}
		if want := strings.ReplaceAll(before, "\x00", ""); passed.String() != want {
			t.Errorf("passed on %.40q, want %.40q", passed.String(), want)
		}
	}
	request := Request{Mark: mark, Call: "F", Args: everything, Share: true}
	var stream bytes.Buffer
	WriteRequest(&stream, request)
	if got, err := ReadRequest(&stream); err != nil || !bytes.Equal(got.body(), request.body()) {
		t.Errorf("got %.200v, %v", got, err)
	}
}

// TestRefused: what no worker of ours writes is refused, and before anything
// is made of the sizes it claims.
func TestRefused(t *testing.T) {
	count := func(n ...uint32) (b []byte) {
		for _, n := range n {
			b = binary.LittleEndian.AppendUint32(b, n)
		}
		return b
	}
	var deep, wide, long writer
	deep.value(value.Of(value.Values("a", value.Values("b", value.Values("c", 1.0)))))
	wide = append(writer{byte(value.Group)}, count(maxParts)...)
	for range maxParts {
		wide.text("")
		wide.value(value.Value{})
	}
	long = append(append(writer{byte(value.Text)}, count(maxText+1)...), make([]byte, maxText+1)...)
	for name, body := range map[string][]byte{
		"nothing":                       nil,
		"an unknown kind":               {77},
		"a number without its bytes":    {byte(value.Number), 1, 2},
		"a truth that is neither":       {byte(value.Truth), 2},
		"a slice that is not there":     append([]byte{byte(value.Slice)}, count(1<<31)...),
		"a matrix that is not there":    append([]byte{byte(value.Matrix)}, count(1<<16, 1<<16)...),
		"a matrix with no entries":      append([]byte{byte(value.Matrix)}, count(0, 0)...),
		"a group that is not there":     append([]byte{byte(value.Group)}, count(1<<30)...),
		"a group in groups in groups":   deep,
		"too many parts":                wide,
		"a text that is too long":       long,
		"a matrix whose size overflows": append(append([]byte{byte(value.Matrix)}, count(1<<31, 1<<31)...), make([]byte, 64)...),
	} {
		r := reader{left: body}
		if v := r.value(maxDepth); !errors.Is(r.end(), ErrUnreadable) {
			t.Errorf("%s is read as %.100v", name, v)
		}
	}
	many := append(writer{byte(Returned), 0, 0}, count(1<<20)...)
	r := reader{left: append(many, make([]byte, 1<<20)...)}
	if a := r.answer(); !errors.Is(r.end(), ErrUnreadable) || len(a.Again) > maxParts {
		t.Errorf("%d values are read where %d are allowed", len(a.Again), maxParts)
	}
	huge := append([]byte("\x00M"), count(MaxMessage+1)...)
	if _, err := ReadAnswer(bufio.NewReader(bytes.NewReader(huge)), "M", io.Discard); !errors.Is(err, ErrUnreadable) {
		t.Errorf("a message that is too long: %v", err)
	}
}

// FuzzAnswer: no stream of bytes makes the reader panic, or take more memory
// than a small multiple of the stream; what it accepts is sound, and is read
// from what would be written of it.
func FuzzAnswer(f *testing.F) {
	f.Add(Answer{Result: everything, Args: everything, Again: []value.Value{everything}}.body())
	f.Add(append([]byte{0, byte(value.Matrix)}, bytes.Repeat([]byte{1, 0, 0, 0}, 9)...))
	f.Fuzz(func(t *testing.T, body []byte) {
		r := reader{left: body}
		a := r.answer()
		if r.end() != nil {
			return
		}
		for _, v := range append([]value.Value{a.Result, a.Args}, a.Again...) {
			v.Native() // panics on a value that is not sound
			value.Of(v.Native())
		}
		again := reader{left: a.body()}
		if b := again.answer(); again.end() != nil || !bytes.Equal(a.body(), b.body()) {
			t.Errorf("%+v is read back as %+v: %v", a, b, again.err)
		}
	})
}

// FuzzRequest: the same for what the judge asks.
func FuzzRequest(f *testing.F) {
	f.Add(Request{Mark: "M", Call: "F", Args: everything}.body())
	f.Fuzz(func(t *testing.T, body []byte) {
		r := reader{left: body}
		q := r.request()
		if r.end() != nil {
			return
		}
		again := reader{left: q.body()}
		if p := again.request(); again.end() != nil || !bytes.Equal(q.body(), p.body()) {
			t.Errorf("%+v is read back as %+v: %v", q, p, again.err)
		}
	})
}

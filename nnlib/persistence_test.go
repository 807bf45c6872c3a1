package nnlib

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// networks of both kinds to save, with special values among the parameters.
func networksToSave(t *testing.T) []Network {
	nets := []Network{NewNW1(2, Xavier, newRNG()), NewNW4(3, 4, 3, TanhActivation(), Xavier, newRNG())}
	for _, net := range smallCNNs(t, ReLUActivation()) {
		nets = append(nets, net)
	}
	return nets
}

func TestParametersComeBackBitForBit(t *testing.T) {
	for _, net := range networksToSave(t) {
		rows := net.Parameters()[0].rows
		rows[0][1] = math.Copysign(0, -1)
		rows[len(rows)-1][0] = math.SmallestNonzeroFloat64
		var file bytes.Buffer
		if err := SaveParameters(&file, net); err != nil {
			t.Fatal(err)
		}
		want := net.Parameters()
		kept := file.Bytes()
		for _, p := range net.Parameters() {
			for _, row := range p.rows {
				for j := range row {
					row[j] = math.NaN()
				}
			}
		}
		if err := LoadParameters(bytes.NewReader(kept), net); err != nil {
			t.Fatal(err)
		}
		if math.Signbit(want[0].At(0, 1)) != true || rows[len(rows)-1][0] != math.SmallestNonzeroFloat64 {
			t.Error("the sign of −0 or the smallest number was lost")
		}
		var again bytes.Buffer
		if err := SaveParameters(&again, net); err != nil || !bytes.Equal(kept, again.Bytes()) {
			t.Errorf("saved again the file differs: %v", err)
		}
	}
}

// The format as documented, by hand: a JSON line, then little-endian float64.
func TestParametersFormat(t *testing.T) {
	net := NewNW1(2, Zero, nil)
	net.Layers[0].Weights = mat.NewDense(1, 2, []float64{1, -2})
	net.Layers[0].Bias.SetVec(0, 0.5)
	var file bytes.Buffer
	if err := SaveParameters(&file, net); err != nil {
		t.Fatal(err)
	}
	line, data, _ := strings.Cut(file.String(), "\n")
	if !strings.HasPrefix(line, `{"format":"nnlecture parameters","version":1,"parameters":[{"name":"W1","rows":1,"cols":2},{"name":"b1","rows":1,"cols":1}],"crc32":`) {
		t.Errorf("the header is %s", line)
	}
	want := "\x00\x00\x00\x00\x00\x00\xf0\x3f" + "\x00\x00\x00\x00\x00\x00\x00\xc0" + "\x00\x00\x00\x00\x00\x00\xe0\x3f"
	if data != want {
		t.Errorf("the data are %x, want %x", data, want)
	}
}

// badFile is a file that LoadParameters has to refuse for a network.
type badFile struct {
	file  []byte
	net   Network
	words string
}

func badFiles(t *testing.T) map[string]badFile {
	net := NewNW4(2, 3, 2, TanhActivation(), Xavier, newRNG())
	var file bytes.Buffer
	if err := SaveParameters(&file, net); err != nil {
		t.Fatal(err)
	}
	good := file.Bytes()
	header, data, _ := bytes.Cut(good, []byte("\n"))
	damaged := bytes.Clone(good)
	damaged[len(damaged)-3] ^= 0x10
	return map[string]badFile{
		"nothing":         {nil, net, "no header"},
		"no newline":      {header, net, "no header"},
		"not JSON":        {[]byte("P5 28 28\n"), net, "not the header"},
		"other JSON":      {[]byte(`{"format":"weights"}` + "\n"), net, "not the header"},
		"later version":   {bytes.Replace(good, []byte(`"version":1`), []byte(`"version":2`), 1), net, "version 2, this program reads 1"},
		"damaged":         {damaged, net, "damaged"},
		"cut short":       {good[:len(good)-1], net, "the file has 135 bytes of data, want 136"},
		"cut at a number": {good[:len(good)-8], net, "128 bytes"},
		"too long":        {append(bytes.Clone(good), 0), net, "137 bytes"},
		"no data":         {good[:len(good)-len(data)], net, "0 bytes"},
		"other shape":     {good, NewNW4(2, 4, 2, TanhActivation(), Xavier, newRNG()), "the file has W1, 3×2, where the network has W1, 4×2"},
		"other depth":     {good, NewNW1(2, Xavier, newRNG()), "4 parameters, the network has 2"},
		"a CNN":           {good, smallCNNs(t, ReLUActivation())["valid, max"], "the file has W1, 3×2, where the network has F1, 6×3"},
	}
}

func TestLoadParametersRefuses(t *testing.T) {
	for name, c := range badFiles(t) {
		var before bytes.Buffer
		SaveParameters(&before, c.net)
		err := LoadParameters(bytes.NewReader(c.file), c.net)
		if !errors.Is(err, ErrParameters) || !strings.Contains(err.Error(), c.words) {
			t.Errorf("%s: %v, want an error with %q", name, err, c.words)
		}
		var after bytes.Buffer
		SaveParameters(&after, c.net)
		if !bytes.Equal(before.Bytes(), after.Bytes()) {
			t.Errorf("%s: the network was changed", name)
		}
	}
}

// A bias that is the column of a matrix, with its entries apart, is saved and
// loaded like any other.
func TestParametersOfColumns(t *testing.T) {
	holder := mat.NewDense(2, 3, []float64{1, 2, 3, 4, 5, 6})
	net := NewNW2(1, 2, Zero, nil)
	net.Layers[0].Bias = holder.ColView(1).(*mat.VecDense)
	var file bytes.Buffer
	if err := SaveParameters(&file, net); err != nil {
		t.Fatal(err)
	}
	plain := NewNW2(1, 2, Zero, nil)
	if err := LoadParameters(bytes.NewReader(file.Bytes()), plain); err != nil {
		t.Fatal(err)
	}
	if got := plain.Layers[0].Bias; got.AtVec(0) != 2 || got.AtVec(1) != 5 {
		t.Errorf("the bias came back as %v, want [2 5]", got.RawVector().Data)
	}
	holder.Zero()
	if err := LoadParameters(&file, net); err != nil || !mat.Equal(holder, mat.NewDense(2, 3, []float64{0, 2, 0, 0, 5, 0})) {
		t.Errorf("loaded into a column: %v, %v", holder.RawMatrix().Data, err)
	}
}

// failing is a file that cannot be read or written after n bytes.
type failing struct{ n int }

var errDisk = errors.New("disk full")

func (f *failing) Write(p []byte) (int, error) {
	if f.n -= len(p); f.n < 0 {
		return 0, errDisk
	}
	return len(p), nil
}

func (f *failing) Read([]byte) (int, error) { return 0, errDisk }

func TestParametersPassErrorsOn(t *testing.T) {
	net := NewNW1(2, Xavier, newRNG())
	for n := range 5 {
		if err := SaveParameters(&failing{40 * n}, net); !errors.Is(err, errDisk) {
			t.Errorf("after %d bytes: %v", 40*n, err)
		}
	}
	if err := LoadParameters(&failing{}, net); !errors.Is(err, errDisk) {
		t.Errorf("reading: %v", err)
	}
}

// Whatever a file holds, loading it ends with an error or with exactly what it
// says, and never with a panic.
func FuzzLoadParameters(f *testing.F) {
	net := NewNW1(2, Xavier, newRNG())
	var file bytes.Buffer
	SaveParameters(&file, net)
	f.Add(file.Bytes())
	f.Add([]byte("{}\n"))
	f.Add(file.Bytes()[:30])
	f.Fuzz(func(t *testing.T, file []byte) {
		net := NewNW1(2, Xavier, newRNG())
		if err := LoadParameters(bytes.NewReader(file), net); err != nil {
			equalNetworks(t, "after an error", net, NewNW1(2, Xavier, newRNG()), 0)
			return
		}
		_, data, _ := bytes.Cut(file, []byte("\n"))
		if w := net.Parameters()[0].At(0, 0); math.Float64bits(w) != binary.LittleEndian.Uint64(data) {
			t.Errorf("the first weight is %v, the file says otherwise", w)
		}
	})
}

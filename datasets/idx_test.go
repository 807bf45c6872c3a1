package datasets

import (
	"bytes"
	"compress/gzip"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// checkSound fails if a set that was read does not hold together.
func checkSound(t *testing.T, s *Set) {
	t.Helper()
	n, m := s.Rows().Dims()
	if n != s.Len() || m != s.Features() || n == 0 || m == 0 || (s.Height > 0 && s.Height*s.Width != m) {
		t.Errorf("%d×%d values for %d examples of %d features, pictures %d×%d", n, m, s.Len(), s.Features(), s.Height, s.Width)
	}
	for _, v := range s.Rows().RawMatrix().Data {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			t.Errorf("a value is %v", v)
		}
	}
	for _, label := range s.Labels {
		if label < 0 || label >= s.Classes() {
			t.Errorf("label %d of %d classes", label, s.Classes())
		}
	}
}

// Two pictures of 2×3 pixels, and their labels.
var (
	somePictures = []byte{0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 51, 102, 153, 204, 255, 255, 0, 255, 0, 255, 0}
	someLabels   = []byte{0, 0, 8, 1, 0, 0, 0, 2, 1, 0}
)

// packed returns the bytes in gzip format.
func packed(content []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(content)
	w.Close()
	return b.Bytes()
}

// loadBytes loads a set from files with the given content.
func loadBytes(t *testing.T, pictures, labels []byte, classes ...string) (*Set, error) {
	t.Helper()
	folder := t.TempDir()
	x, y := filepath.Join(folder, "pictures"), filepath.Join(folder, "labels")
	for path, content := range map[string][]byte{x: pictures, y: labels} {
		if err := os.WriteFile(path, content, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return LoadIDX(x, y, classes...)
}

func TestIDXPictures(t *testing.T) {
	for _, content := range [][2][]byte{{somePictures, someLabels}, {packed(somePictures), packed(someLabels)}} {
		s, err := loadBytes(t, content[0], content[1])
		if err != nil {
			t.Fatal(err)
		}
		checkSound(t, s)
		if s.Height != 2 || s.Width != 3 || !slices.Equal(s.Labels, []int{1, 0}) || !slices.Equal(s.ClassNames, []string{"0", "1"}) {
			t.Errorf("pictures of %d×%d, labels %v of %q", s.Height, s.Width, s.Labels, s.ClassNames)
		}
		want := []float64{0, 0.2, 0.4, 0.6, 0.8, 1}
		if got := s.Rows().RawRowView(0); !slices.Equal(got, want) {
			t.Errorf("first picture %v, want %v", got, want)
		}
		if got := s.Choose([]int{1, 0}); !slices.Equal(got.Example(1).RawVector().Data, want) || got.Picture(0).At(0, 2) != 1 {
			t.Errorf("chosen in reverse, the second is %v, want %v", got.Example(1), want)
		}
	}
}

func TestIDXOtherKinds(t *testing.T) {
	header := func(kind byte) []byte { return []byte{0, 0, kind, 2, 0, 0, 0, 2, 0, 0, 0, 1} }
	for kind, elements := range map[byte][]byte{
		0x09: {0xFE, 3},
		0x0B: {0xFF, 0xFE, 0, 3},
		0x0C: {0xFF, 0xFF, 0xFF, 0xFE, 0, 0, 0, 3},
		0x0D: {0xC0, 0, 0, 0, 0x40, 0x40, 0, 0},
		0x0E: {0xC0, 0, 0, 0, 0, 0, 0, 0, 0x40, 0x08, 0, 0, 0, 0, 0, 0},
	} {
		s, err := loadBytes(t, append(header(kind), elements...), someLabels, "a", "b")
		if err != nil {
			t.Errorf("kind %#x: %v", kind, err)
			continue
		}
		if got := onlyFeature(s); !slices.Equal(got, []float64{-2, 3}) {
			t.Errorf("kind %#x: %v, want [-2 3]", kind, got)
		}
	}
}

func TestIDXRefuses(t *testing.T) {
	change := func(content []byte, at int, to ...byte) []byte {
		changed := slices.Clone(content)
		copy(changed[at:], to)
		return changed
	}
	damaged := packed(somePictures)
	damaged[len(damaged)-6]++ // in the checksum
	for _, c := range []struct {
		name             string
		pictures, labels []byte
		want             string
	}{
		{"empty", nil, someLabels, "pictures: byte 0: the magic number is cut off"},
		{"magic", change(somePictures, 0, 'P'), someLabels, "byte 0: magic number 50 00 08 03"},
		{"kind", change(somePictures, 2, 7), someLabels, "byte 0: magic number 00 00 07 03"},
		{"dimensions", change(somePictures, 3, 0), someLabels, "byte 0: magic number 00 00 08 00"},
		{"header", somePictures[:14], someLabels, "byte 14: dimension 3 of 3 is cut off: unexpected EOF"},
		{"no pictures", change(somePictures, 7, 0), someLabels, "byte 4: dimension 1 is 0, want at least 1"},
		{"absurd", change(somePictures, 4, 255, 255, 255, 255), someLabels, "byte 4: dimension 1 is 4294967295"},
		{"overflow", change(somePictures, 4, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0), someLabels, "byte 8: dimension 2 is 65536"},
		{"features", change(somePictures, 4, 0, 0, 0, 1, 0, 0, 16, 0, 0, 0, 16, 0), someLabels, "byte 8: 16777216 elements an example"},
		{"cut off", somePictures[:20], someLabels, "byte 20: unexpected EOF: the header announces [2 2 3] elements of 1 bytes, the data end after 4 of 12"},
		{"too long", append(slices.Clone(somePictures), 0), someLabels, "byte 28: the header announces [2 2 3] elements, but the data go on"},
		{"gzip header", []byte{0x1f, 0x8b, 0, 0}, someLabels, "damaged gzip file"},
		{"gzip cut off", packed(somePictures)[:30], someLabels, "unpacked: byte "},
		{"gzip checksum", damaged, someLabels, "unpacked: byte 28: gzip: invalid checksum"},
		{"gzip too long", packed(append(slices.Clone(somePictures), 0)), someLabels, "byte 28: the header announces"},
		{"labels for pictures", someLabels, someLabels, "pictures: byte 3: 1 dimensions, want 3"},
		{"pictures for labels", somePictures, somePictures, "labels: byte 3: 3 dimensions, want 1"},
		{"one label", somePictures, []byte{0, 0, 8, 1, 0, 0, 0, 1, 0}, "labels: byte 4: 1 labels, want 2, one for each example in"},
		{"label range", somePictures, change(someLabels, 9, 2), "labels: byte 9: label 1 is 2, want a whole number in 0 … 1"},
		{"label sign", somePictures, change(someLabels, 2, 9, 1, 0, 0, 0, 2, 1, 255), "label 1 is -1, want"},
		{"not finite", append([]byte{0, 0, 13, 2, 0, 0, 0, 2, 0, 0, 0, 1}, 0, 0, 0, 0, 0x7f, 0xc0, 0, 0), someLabels, "byte 16: element 1 is NaN"},
	} {
		_, err := loadBytes(t, c.pictures, c.labels, "a", "b")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v\nwant one that says %s", c.name, err, c.want)
		}
	}
}

func TestIDXLimitsUnnamedClasses(t *testing.T) {
	labels := []byte{0, 0, 12, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 15, 66, 64}
	if _, err := loadBytes(t, somePictures, labels); err == nil || !strings.Contains(err.Error(), "label 1 is 1e+06, want a whole number in 0 … 999") {
		t.Errorf("error %v, want one that says 0 … 999", err)
	}
}

// A header that announces a gigabyte must not make the reader set it aside.
func TestIDXAllocatesWhatIsThere(t *testing.T) {
	header := []byte{0, 0, 8, 2, 0, 0, 4, 0, 0, 16, 0, 0}
	for name, content := range map[string][]byte{"plain": header, "gzip": packed(header)} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := readIDX(bytes.NewReader(content), int64(len(content)))
		runtime.ReadMemStats(&after)
		if err == nil {
			t.Fatalf("%s: read without error", name)
		}
		if taken := after.TotalAlloc - before.TotalAlloc; taken > 1<<20 {
			t.Errorf("%s: %d bytes set aside for a file of %d", name, taken, len(content))
		}
	}
}

func FuzzReadIDX(f *testing.F) {
	for _, content := range [][]byte{somePictures, someLabels, packed(somePictures), packed(someLabels), somePictures[:20],
		{0, 0, 13, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0x7f, 0xc0, 0, 0}, {0, 0, 8, 3, 255, 255, 255, 255}} {
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		x, err := readIDX(bytes.NewReader(content), int64(len(content)))
		if err != nil {
			return
		}
		want := idxSize[x.kind]
		for _, dim := range x.dims {
			want *= dim
		}
		if len(x.data) != want {
			t.Fatalf("%v elements of kind %#x in %d bytes, want %d", x.dims, x.kind, len(x.data), want)
		}
		x.number(want/idxSize[x.kind] - 1)
		if labels, names, err := x.labels(nil); err == nil && slices.Max(labels) >= len(names) {
			t.Errorf("labels up to %d of %d classes", slices.Max(labels), len(names))
		}
		if v, err := x.values(); err == nil {
			v.row(v.n - 1)
			v.dense()
		}
	})
}

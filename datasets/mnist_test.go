package datasets

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// mnist loads MNIST and skips the test where it was not fetched.
func mnist(t testing.TB) (train, test *Set) {
	t.Helper()
	train, test, err := MNIST()
	if errors.Is(err, fs.ErrNotExist) && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return train, test
}

// The figures are known from the literature: how often each digit comes, the
// first labels, and the mean 0.1307 of all training pixels.
func TestMNIST(t *testing.T) {
	train, test := mnist(t)
	if got := perClass(train); !slices.Equal(got, []int{5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949}) {
		t.Errorf("training digits %v", got)
	}
	if got := perClass(test); !slices.Equal(got, []int{980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}) {
		t.Errorf("test digits %v", got)
	}
	if got := train.Labels[:10]; !slices.Equal(got, []int{5, 0, 4, 1, 9, 2, 1, 3, 1, 4}) {
		t.Errorf("the training set starts with %v", got)
	}
	var sum float64
	for n := range test.Len() {
		for _, v := range test.values.row(n) {
			sum += v
		}
	}
	if mean := sum / float64(test.Len()*784); mean < 0.1325 || mean > 0.1326 {
		t.Errorf("the mean of all test pixels is %.5f, want 0.1325", mean)
	}
}

func TestMNISTSubsetStaysSmall(t *testing.T) {
	train, _ := mnist(t)
	small := train.Subset(500, seeded(1))
	if small.values.bytes == nil || small.Len() != 500 || small.Height != 28 {
		t.Errorf("a subset of %d pictures %d×%d, bytes: %v", small.Len(), small.Height, small.Width, small.values.bytes != nil)
	}
	if got := perClass(small); slices.Min(got) < 44 {
		t.Errorf("digits %v, want each in its proportion", got)
	}
}

func TestMNISTMissing(t *testing.T) {
	t.Setenv("NNLECTURE_MNIST", t.TempDir())
	if _, _, err := MNIST(); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "go run ./datasets/fetch") {
		t.Errorf("error %v, want one that names the command", err)
	}
	t.Setenv("NNLECTURE_MNIST", "")
	t.Chdir(t.TempDir())
	if _, _, err := MNIST(); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "go run ./datasets/fetch") {
		t.Errorf("outside the project: error %v, want one that names the command", err)
	}
}

func TestMNISTFolderFromEnvironment(t *testing.T) {
	folder := t.TempDir()
	for name, content := range map[string][]byte{
		"train-images-idx3-ubyte":    somePictures,
		"train-labels-idx1-ubyte.gz": packed(someLabels),
		"t10k-images-idx3-ubyte.gz":  packed(somePictures),
		"t10k-labels-idx1-ubyte":     someLabels,
	} {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("NNLECTURE_MNIST", folder)
	train, test, err := MNIST()
	if err != nil || train.Len() != 2 || test.Len() != 2 || train.Name != "MNIST, training set" {
		t.Fatalf("train %v, test %v, error %v", train, test, err)
	}
	train, _, err = LoadIDXFolder(folder, "T-shirt", "trouser")
	if err != nil || train.ClassNames[1] != "trouser" {
		t.Errorf("classes %q, error %v, want those given", train.ClassNames, err)
	}
}

// BenchmarkMNIST loads all 70 000 digits, as bytes and then as numbers too.
func BenchmarkMNIST(b *testing.B) {
	mnist(b)
	b.Run("load", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			mnist(b)
		}
	})
	b.Run("load training set as numbers", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			train, _ := mnist(b)
			train.Rows()
		}
	})
}

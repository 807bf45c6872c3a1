package capstone_test

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	capstone "nnlecture/exercises/17_capstone"

	"gonum.org/v1/gonum/mat"
)

var mnist = flag.String("mnist", "", "folder with the files of MNIST, for TestMNIST")

// TestMNIST lets the network loose on handwritten digits. It gives no points,
// and runs only when told where the digits are:
//
//	go test -run MNIST -v -mnist ../../datasets/mnist
func TestMNIST(t *testing.T) {
	if *mnist == "" {
		t.Skip("name the folder with MNIST by -mnist")
	}
	train, err := readMNIST(*mnist, "train", 10_000)
	if err != nil {
		t.Fatal(err)
	}
	test, err := readMNIST(*mnist, "t10k", 10_000)
	if err != nil {
		t.Fatal(err)
	}
	n := capstone.Solve(train.X, train.Y(), rand.New(rand.NewPCG(1, 2)))
	result, problem := scored(n.Forward(test.X), test)
	if problem != "" || result.right < 0.9 {
		t.Errorf("%s%.1f %% of the pictures are read rightly, want at least 90 %%", problem, 100*result.right)
	}
}

// readMNIST reads at most so many pictures with their labels.
func readMNIST(folder, part string, most int) (set, error) {
	pixels, dims, err := readIDX(filepath.Join(folder, part+"-images-idx3-ubyte"), most)
	if err != nil {
		return set{}, err
	}
	labels, _, err := readIDX(filepath.Join(folder, part+"-labels-idx1-ubyte"), most)
	if err != nil {
		return set{}, err
	}
	n := len(labels)
	if len(dims) != 3 || len(pixels) != n*dims[1]*dims[2] {
		return set{}, fmt.Errorf("%s: pictures and labels do not fit each other", folder)
	}
	s := set{X: mat.NewDense(dims[1]*dims[2], n, nil), labels: make([]int, n), K: 10}
	for i, label := range labels {
		s.labels[i] = int(label)
		for p := range dims[1] * dims[2] {
			s.X.Set(p, i, float64(pixels[i*dims[1]*dims[2]+p])/255)
		}
	}
	return s, nil
}

// readIDX reads a file of bytes in the format of MNIST, packed or not, and at
// most so many entries of its first dimension.
func readIDX(path string, most int) (data []byte, dims []int, err error) {
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		path += ".gz"
		f, err = os.Open(path)
	}
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	var r io.Reader = bufio.NewReader(f)
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(r); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	dims, err = readShape(r, most)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	size := 1
	for _, n := range dims {
		size *= n
	}
	if size > 1<<28 {
		return nil, nil, fmt.Errorf("%s holds %d bytes, too many", path, size)
	}
	data = make([]byte, size)
	if _, err := io.ReadFull(r, data); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	return data, dims, nil
}

// readShape reads the beginning of an IDX file: what it holds, and how much.
func readShape(r io.Reader, most int) ([]int, error) {
	var magic [4]byte
	if _, err := io.ReadFull(r, magic[:]); err != nil || magic[2] != 8 || magic[3] == 0 || magic[3] > 3 {
		return nil, errors.New("this is not a file of bytes in MNIST's format")
	}
	var dims []int
	for i := range int(magic[3]) {
		var n uint32
		if err := binary.Read(r, binary.BigEndian, &n); err != nil {
			return nil, err
		}
		if i == 0 {
			n = min(n, uint32(most))
		}
		if n > 1<<16 {
			return nil, fmt.Errorf("%d entries in dimension %d", n, i)
		}
		dims = append(dims, int(n))
	}
	return dims, nil
}

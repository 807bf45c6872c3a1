//go:build !js

package datasets

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// MNIST is 70 000 handwritten digits, 28×28 grey levels each: 60 000 to train
// with and 10 000, by other writers, to test with. A pixel is 0 for paper and 1
// for ink.
//
// The files are not part of the project. One command brings them:
//
//	go run ./datasets/fetch
//
// They are looked for in datasets/mnist, from the working directory upwards, or
// where the environment variable NNLECTURE_MNIST says.
//
// Source: Y. LeCun, C. Cortes and C. J. C. Burges, "The MNIST database of
// handwritten digits", from NIST's special databases 1 and 3; CC BY-SA 3.0.
//
// Loading is fast because pixels stay bytes at first; see [Set.Rows]. For quick
// runs take a [Set.Subset].
func MNIST() (train, test *Set, err error) {
	folder, err := mnistFolder()
	if err != nil {
		return nil, nil, err
	}
	train, test, err = LoadIDXFolder(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("%w\n%s", err, mnistAdvice())
	}
	if err != nil {
		return nil, nil, err
	}
	for _, s := range []*Set{train, test} {
		s.Source = "Y. LeCun, C. Cortes, C. J. C. Burges (NIST special databases 1 and 3, CC BY-SA 3.0)"
	}
	train.Name, test.Name = "MNIST, training set", "MNIST, test set"
	return train, test, nil
}

// LoadIDXFolder reads training and test set from the four files by the names
// that MNIST gave them and that Fashion-MNIST and others kept, each with .gz
// behind it or without:
//
//	train-images-idx3-ubyte    train-labels-idx1-ubyte
//	t10k-images-idx3-ubyte     t10k-labels-idx1-ubyte
//
// Without class names, classes are named "0", "1", … up to the largest label.
func LoadIDXFolder(folder string, classes ...string) (train, test *Set, err error) {
	if train, err = loadIDXPair(folder, "train", classes); err != nil {
		return nil, nil, err
	}
	if test, err = loadIDXPair(folder, "t10k", classes); err != nil {
		return nil, nil, err
	}
	if train.Features() != test.Features() || train.Height != test.Height {
		return nil, nil, fmt.Errorf("%s: training pictures are %d×%d, test pictures %d×%d, want the same",
			folder, train.Height, train.Width, test.Height, test.Width)
	}
	return train, test, nil
}

// loadIDXPair reads pictures and labels of one part of an IDX folder.
func loadIDXPair(folder, part string, classes []string) (*Set, error) {
	return LoadIDX(
		packedOrNot(filepath.Join(folder, part+"-images-idx3-ubyte")),
		packedOrNot(filepath.Join(folder, part+"-labels-idx1-ubyte")),
		classes...)
}

// packedOrNot returns the path with .gz behind it if only that file exists.
func packedOrNot(path string) string {
	if _, err := os.Stat(path); err != nil {
		if _, err := os.Stat(path + ".gz"); err == nil {
			return path + ".gz"
		}
	}
	return path
}

// mnistAdvice tells what to do where MNIST is missing.
func mnistAdvice() string {
	const fetch = `run "go run ./datasets/fetch" in the project's folder`
	if folder := os.Getenv("NNLECTURE_MNIST"); folder != "" {
		return fmt.Sprintf("NNLECTURE_MNIST says that MNIST is in %s: put its four files there, or unset the variable and %s", folder, fetch)
	}
	return "MNIST is not there yet: " + fetch
}

// mnistFolder finds datasets/mnist above the working directory, which is the
// folder of the notebook for a cell and of the package for a test.
func mnistFolder() (string, error) {
	if folder := os.Getenv("NNLECTURE_MNIST"); folder != "" {
		return folder, nil
	}
	start, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for above := start; ; above = filepath.Dir(above) {
		folder := filepath.Join(above, "datasets", "mnist")
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			return folder, nil
		}
		if above == filepath.Dir(above) {
			return "", fmt.Errorf("no folder datasets/mnist in %s or above: %w\n%s", start, fs.ErrNotExist, mnistAdvice())
		}
	}
}

package datasets

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"testing"
)

// An example cannot skip itself: where MNIST was not fetched, that of MNIST is
// left out, except in continuous integration.
func TestMain(m *testing.M) {
	flag.Parse()
	_, _, err := MNIST()
	if errors.Is(err, fs.ErrNotExist) && os.Getenv("CI") == "" && flag.Lookup("test.skip").Value.String() == "" {
		fmt.Fprintln(os.Stderr, "Without ExampleMNIST:", err)
		flag.Set("test.skip", "^ExampleMNIST$")
	}
	os.Exit(m.Run())
}

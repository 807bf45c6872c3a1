package grade

import (
	"context"
	"os"

	"nnlecture/exercises/internal/course"
)

// loneGraderVariable makes this binary a grader that can be killed: it holds
// the judge, and its argument the worker.
const loneGraderVariable = "LONE_GRADER"

// loneGrader runs one worker's steps, which may last as long as they like.
func loneGrader() {
	box, err := confine(context.Background(), wholeSandbox)
	if err == nil {
		_, err = course.Topic{Name: "01_perceptron", Dir: os.TempDir()}.Run(context.Background(),
			os.Getenv(loneGraderVariable), box.command(os.Args[1]), "-limit=1h", "-test.timeout=1h")
	}
	if err != nil {
		os.Exit(3)
	}
	os.Exit(0)
}

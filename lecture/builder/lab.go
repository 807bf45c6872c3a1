package builder

import "nnlecture/notebooks/page/lite"

// labFolder is where the site has JupyterLab.
const labFolder = "lab/"

// lab adds JupyterLab in the page, if the cells of this site run.
func (b *Builder) lab() error {
	if !b.Runs {
		return nil
	}
	files, err := lite.Files(b.Root, lite.Places{Engine: "../" + engineFolder, Slides: "../" + DeckPage})
	if err != nil {
		return err
	}
	for name, file := range files {
		b.tree[labFolder+name] = Item{Data: file.Data, File: file.From}
	}
	return nil
}

"""Makes the shipped model from the corpora in ../shared/data; not needed to run Dragoman.

python -m training.train --run training/runs/first     train (resumes where it was killed)
python -m training.export --run training/runs/first    write the ONNX model into the package, fp32 and int8 figures
python -m training.evaluate                            figures of the shipped model on the dev parts
"""

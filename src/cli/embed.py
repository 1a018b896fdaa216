"""Writes files as C strings: embed.py OUTPUT NAME=FILE ..."""
import sys

with open(sys.argv[1], 'w', encoding='ascii') as out:
    for argument in sys.argv[2:]:
        name, path = argument.split('=', 1)
        data = open(path, 'rb').read() + b'\0'
        out.write('static const char %s[] = {\n' % name)
        for i in range(0, len(data), 16):
            out.write(' '.join('%d,' % (b - 256 if b > 127 else b) for b in data[i:i + 16]) + '\n')
        out.write('};\n')

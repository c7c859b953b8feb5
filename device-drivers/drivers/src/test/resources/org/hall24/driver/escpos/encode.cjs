// Lets encoders that are not ours make the same things. One case a line on standard input, its bytes in hex on standard output:
//   qr MODULE CONTENT | image WIDTH HEIGHT DOTS | receipt HEADING LINE CONTENT | gb18030 TEXT      (texts as UTF-8 in hex)
const { createRequire } = require('node:module');
const from = createRequire(process.argv[2] + '/package.json');
const loaded = from('@point-of-sale/receipt-printer-encoder');
const ReceiptPrinterEncoder = loaded.default ?? loaded;
const receiptline = from('receiptline');

const text = (hex) => Buffer.from(hex, 'hex').toString('utf8');
const encoder = () =>
  new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns: 48,
    feedBeforeCut: 0,
    newline: '\n',
    imageMode: 'raster',
  });

const make = {
  qr: (module, content) =>
    encoder().align('center').qrcode(text(content), { model: 2, size: Number(module), errorlevel: 'm' }).encode(),
  image: (width, height, dots) => {
    const bits = Buffer.from(dots, 'hex');
    const data = new Uint8ClampedArray(width * height * 4).fill(255);
    for (let i = 0; i < width * height; i++) {
      if (bits[i >> 3] & (0x80 >> (i & 7))) {
        data.fill(0, i * 4, i * 4 + 3);
      }
    }
    const picture = { width: Number(width), height: Number(height), data };
    return encoder().image(picture, Number(width), Number(height), 'threshold', 128).encode();
  },
  receipt: (heading, line, content) =>
    encoder()
      .initialize()
      .align('center')
      .size(2, 2)
      .line(text(heading))
      .size(1, 1)
      .align('left')
      .line(text(line))
      .align('center')
      .qrcode(text(content), { model: 2, size: 6, errorlevel: 'm' })
      .encode(),
  gb18030: (line) =>
    Buffer.from(
      receiptline.transform(text(line) + '\n', {
        cpl: 48,
        encoding: 'gb18030',
        command: 'escpos',
        cutting: false,
        spacing: false,
        gamma: 1.8,
        gradient: false,
        threshold: 128,
      }),
      'latin1',
    ),
};

const lines = require('node:fs').readFileSync(0, 'utf8').trim().split('\n');
for (const line of lines) {
  const [what, ...words] = line.split(' ');
  console.log(Buffer.from(make[what](...words)).toString('hex'));
}

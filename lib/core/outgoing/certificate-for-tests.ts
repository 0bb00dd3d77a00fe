import { createSign, generateKeyPairSync } from 'node:crypto'

/** Makes a self-signed certificate for one DNS name, valid for a day around now unless said. For listeners in tests. */
export function certificateForTests(
  name: string,
  { from, to }: { from: Date; to: Date } = { from: new Date(Date.now() - 43_200_000), to: new Date(Date.now() + 43_200_000) },
): { cert: string; key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const sha256WithEcdsa = der(0x30, oid([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]))
  const subject = der(0x30, der(0x31, der(0x30, oid([0x55, 0x04, 0x03]), der(0x0c, Buffer.from(name)))))
  const validity = der(0x30, utcTime(from), utcTime(to))
  // subjectAltName (2.5.29.17) with one dNSName.
  const alternative = der(0x30, oid([0x55, 0x1d, 0x11]), der(0x04, der(0x30, der(0x82, Buffer.from(name)))))
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    sha256WithEcdsa,
    subject,
    validity,
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, alternative)),
  )
  const signature = createSign('sha256').update(body).sign(privateKey)
  const certificate = der(0x30, body, sha256WithEcdsa, der(0x03, Buffer.from([0]), signature))
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return {
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  }
}

function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const length =
    content.length < 128
      ? [content.length]
      : content.length < 256
        ? [0x81, content.length]
        : [0x82, content.length >> 8, content.length & 255]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

const oid = (bytes: number[]) => der(0x06, Buffer.from(bytes))

const utcTime = (at: Date) => der(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`))

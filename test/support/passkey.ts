/** An authenticator in software, which says of its holder what it is told to say. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** Whether it asked for a PIN, a finger or a face, or was merely touched. */
export type Holder = 'verified' | 'present';

export type Passkey = {
  /** The answer to the options of a registration. */
  readonly register: (challenge: string, holder?: Holder) => object;
  /** The answer to the options of an authentication. */
  readonly authenticate: (challenge: string, holder?: Holder) => object;
};

const HOLDER_FLAGS: Readonly<Record<Holder, number>> = { present: 0x01, verified: 0x05 };
const HAS_CREDENTIAL = 0x40;

/** For pages of `origin`. */
export function newPasskey(origin: string): Passkey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  const site = sha256(Buffer.from(new URL(origin).hostname));
  const told = (type: string, challenge: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const answer = (response: Readonly<Record<string, Buffer>>): object => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response: Object.fromEntries(
      Object.entries(response).map(([name, bytes]) => [name, bytes.toString('base64url')]),
    ),
  });
  return {
    register: (challenge, holder = 'verified') => {
      const key = Buffer.concat([COSE_ES256_X, bytesOf(x), COSE_Y, bytesOf(y)]);
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
      const flags = Buffer.from([HOLDER_FLAGS[holder] | HAS_CREDENTIAL, 0, 0, 0, 0]);
      const data = Buffer.concat([site, flags, credential]);
      return answer({
        clientDataJSON: told('webauthn.create', challenge),
        attestationObject: Buffer.concat([NO_ATTESTATION, Buffer.from([data.length]), data]),
      });
    },
    authenticate: (challenge, holder = 'verified') => {
      const clientDataJSON = told('webauthn.get', challenge);
      const authenticatorData = Buffer.concat([
        site,
        Buffer.from([HOLDER_FLAGS[holder], 0, 0, 0, 1]),
      ]);
      const signed = Buffer.concat([authenticatorData, sha256(clientDataJSON)]);
      const signature = sign('sha256', signed, privateKey);
      return answer({ clientDataJSON, authenticatorData, signature });
    },
  };
}

/** CBOR: { 1: 2, 3: -7, -1: 1, -2: 32 bytes, and -3: 32 bytes. */
const COSE_ES256_X = Buffer.from('a5010203262001215820', 'hex');
const COSE_Y = Buffer.from('225820', 'hex');

/** CBOR: { fmt: 'none', attStmt: {}, authData: as many bytes as the next byte says. */
const NO_ATTESTATION = Buffer.concat([
  Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
  Buffer.from([0x58]),
]);

function bytesOf(coordinate: string): Buffer {
  return Buffer.from(coordinate, 'base64url');
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** What a door takes of a certificate or CRL file: PEM as it is, DER in base64. */
export async function encodedFile(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return text.includes('-----BEGIN') ? text : btoa(text);
}

/** The header by which the emulator knows whom a request is for; it checks no signature. */
export function signed(region: string, service: string): { readonly authorization: string } {
  return { authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request` };
}

/** The bytes of a picture as an address that an Image can show; undefined while there are none. */
export function useShownPicture(
  picture: { readonly mediaType: string; readonly content: string } | null,
): string | undefined {
  return picture ? `data:${picture.mediaType};base64,${picture.content}` : undefined
}

/** Where a page begins: nothing for the first, the cursor that the page before it gave for the next ones. */
export type PageStart = { cursor?: string }

/**
 * How a list is read page by page, as `useInfiniteQuery` wants it told.
 *
 * Not tRPC's own infinite options: they send a field of their own, which the server's strict shapes refuse.
 */
export function cursorPages<Page extends { readonly nextCursor: string | null }>(
  read: (start: PageStart, call: { signal: AbortSignal }) => Promise<Page>,
) {
  return {
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
      read(pageParam === null ? {} : { cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }: Page) => nextCursor,
  }
}

import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { type AnswerState, answerState } from '../../api/answer-state'
import { queryClient } from '../../api/client'

/** More pages than a desk looks through: what is longer has to be narrowed by a search. */
const MAX_PAGES = 40

interface ListPage<Row> {
  readonly rows: readonly Row[]
  readonly nextCursor: string | null
}

export interface WholeList<Row, Page> {
  readonly rows: readonly Row[]
  /** What the first page says of all. */
  readonly first: Page
  /** There is more than was fetched. */
  readonly isCut: boolean
}

/** A list with all its pages, so that the table can sort it and a file can hold it. */
export function useWholeList<Row, Page extends ListPage<Row>>(
  name: string,
  filter: Readonly<Record<string, unknown>>,
  fetchPage: (cursor: string | undefined) => Promise<Page & ListPage<Row>>,
  maxPages: number = MAX_PAGES,
): AnswerState<WholeList<Row, Page>> {
  const asked: UseQueryResult<WholeList<Row, Page>> = useQuery({
    queryKey: ['console', name, filter],
    queryFn: () => fetchAll(fetchPage, maxPages),
    placeholderData: (shown) => shown,
  })
  return answerState(asked)
}

/** Anything else that a panel asks for. */
export function useConsoleAnswer<Answer>(
  name: string,
  filter: Readonly<Record<string, unknown>>,
  fetch: () => Promise<Answer>,
): AnswerState<Answer> {
  const asked: UseQueryResult<Answer> = useQuery({ queryKey: ['console', name, filter], queryFn: fetch })
  return answerState<Answer>(asked)
}

/** After a write: whatever the desk shows may have changed. */
export async function refreshConsole(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['console'] })
}

async function fetchAll<Row, Page extends ListPage<Row>>(
  fetchPage: (cursor: string | undefined) => Promise<Page & ListPage<Row>>,
  maxPages: number,
): Promise<WholeList<Row, Page>> {
  const first = await fetchPage(undefined)
  const rows = [...first.rows]
  let { nextCursor } = first as ListPage<Row>
  for (let page = 1; page < maxPages && nextCursor !== null; page++) {
    const next: ListPage<Row> = await fetchPage(nextCursor)
    rows.push(...next.rows)
    nextCursor = next.nextCursor
  }
  return { rows, first, isCut: nextCursor !== null }
}

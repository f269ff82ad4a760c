import { type ReactNode, useState } from 'react'
import { classNames } from '../class-names'
import { Icon } from '../picture/icon'
import { nextSort, type SortedBy, sortRows, TABLE_PAGE, type TextColumn } from './data-table-rows'
import './data-table.scss'

export interface DataColumn<Row> extends TextColumn<Row> {
  /** What is drawn instead of the text, such as a Tag. */
  readonly cell?: (row: Row) => ReactNode
  /** Numbers stand at the right. */
  readonly isNumber?: boolean
  /** Percent of the room that the other columns leave: a row is one line, and the panel has what is cut. */
  readonly share?: number
}

export interface DataTableProps<Row> {
  /** What the table lists; for screen readers. */
  readonly label: string
  /** The first one names the row and opens it. */
  readonly columns: readonly DataColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly selectedId: string | undefined
  readonly onSelect: (row: Row) => void
  /** At the foot, beside the pages: 下载 CSV as a `data-table__button`. */
  readonly foot?: ReactNode
}

/**
 * A table for a desk: sorted by its heads, turned page by page, with a head that stays. Elements of the browser,
 * because a mini-program has no tables and no desk.
 */
export function DataTable<Row>({ label, columns, rows, rowId, foot, ...choice }: DataTableProps<Row>) {
  const [sortedBy, setSortedBy] = useState<SortedBy | null>(null)
  const [page, setPage] = useState(0)
  const pages = Math.max(1, Math.ceil(rows.length / TABLE_PAGE))
  const shownPage = Math.min(page, pages - 1)
  const start = shownPage * TABLE_PAGE
  const shown = sortRows(rows, columns, sortedBy).slice(start, start + TABLE_PAGE)
  return (
    <div className="data-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard */}
      <div className="data-table__pane" tabIndex={0} role="region" aria-label={label}>
        <table className="data-table__table">
          <thead>
            <tr>
              {columns.map((column) => (
                <Head
                  key={column.key}
                  column={column}
                  sortedBy={sortedBy}
                  onSort={() => setSortedBy(nextSort(sortedBy, column.key))}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <BodyRow key={rowId(row)} row={row} id={rowId(row)} columns={columns} {...choice} />
            ))}
          </tbody>
        </table>
      </div>
      <div className="data-table__foot">
        <span className="t-digits">
          {rows.length === 0 ? '0' : `${start + 1}–${start + shown.length}`} / {rows.length}
        </span>
        {foot}
        <span className="push" />
        {pages > 1 && <Pages page={shownPage} pages={pages} onTurn={setPage} />}
      </div>
    </div>
  )
}

interface HeadProps<Row> {
  readonly column: DataColumn<Row>
  readonly sortedBy: SortedBy | null
  readonly onSort: () => void
}

function Head<Row>({ column, sortedBy, onSort }: HeadProps<Row>) {
  const mine = sortedBy?.key === column.key ? sortedBy : null
  const direction = mine?.descending ? 'descending' : 'ascending'
  return (
    <th
      scope="col"
      aria-sort={mine ? direction : 'none'}
      className={classNames(column.isNumber && 'data-table__number')}
    >
      <button type="button" className="data-table__button data-table__sort" onClick={onSort}>
        {column.title}
        {mine && (
          <Icon name="down" size="xs" className={mine.descending ? 'data-table__down' : 'data-table__up'} />
        )}
      </button>
    </th>
  )
}

interface BodyRowProps<Row> {
  readonly row: Row
  readonly id: string
  readonly columns: readonly DataColumn<Row>[]
  readonly selectedId: string | undefined
  readonly onSelect: (row: Row) => void
}

/** The whole row answers to a mouse; keyboards and screen readers find the button in its first cell. */
function BodyRow<Row>({ row, id, columns, selectedId, onSelect }: BodyRowProps<Row>) {
  const isSelected = id === selectedId
  return (
    <tr className={classNames(isSelected && 'data-table__row--on')} onClick={() => onSelect(row)}>
      {columns.map(({ key, text, cell, isNumber, share }, index) =>
        index === 0 ? (
          <th key={key} scope="row">
            <button type="button" className="data-table__button data-table__open" aria-pressed={isSelected}>
              {text(row)}
            </button>
          </th>
        ) : (
          <td
            key={key}
            className={classNames(
              isNumber && 'data-table__number',
              share !== undefined && 'data-table__long',
            )}
            style={share === undefined ? undefined : { width: `${share}%` }}
            title={share === undefined ? undefined : text(row)}
          >
            {cell ? cell(row) : text(row)}
          </td>
        ),
      )}
    </tr>
  )
}

interface PagesProps {
  readonly page: number
  readonly pages: number
  readonly onTurn: (page: number) => void
}

function Pages({ page, pages, onTurn }: PagesProps) {
  return (
    <span className="data-table__pages">
      <button
        type="button"
        className="data-table__button"
        disabled={page === 0}
        onClick={() => onTurn(page - 1)}
      >
        上一页
      </button>
      <span className="t-digits">
        {page + 1} / {pages}
      </span>
      <button
        type="button"
        className="data-table__button"
        disabled={page === pages - 1}
        onClick={() => onTurn(page + 1)}
      >
        下一页
      </button>
    </span>
  )
}

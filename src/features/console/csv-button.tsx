import { CSV_MAX_ROWS, csvOf, type TextColumn } from '../../components/content/data-table-rows'
import { saveTextFile } from '../../platform/file/save-text-file'

interface CsvButtonProps<Row> {
  /** Without its ending. */
  readonly name: string
  readonly rows: readonly Row[]
  readonly columns: readonly TextColumn<Row>[]
}

/** Everything that the filters leave, not only the page on show. */
export function CsvButton<Row>({ name, rows, columns }: CsvButtonProps<Row>) {
  const words = rows.length > CSV_MAX_ROWS ? `下载前 ${CSV_MAX_ROWS} 行 CSV` : '下载 CSV'
  return (
    <button
      type="button"
      className="data-table__button"
      onClick={() => saveTextFile(`${name}.csv`, 'text/csv', csvOf(rows, columns))}
    >
      {words}
    </button>
  )
}

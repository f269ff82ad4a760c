import { Text } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { AnswerState } from '../../api/answer-state'
import { type DataColumn, DataTable } from '../../components/content/data-table'
import { ConsoleMain } from './console-page'
import { ListState } from './list-state'
import type { Office } from './use-office'

export interface RowDeskProps<Row> {
  readonly office: Office
  readonly title: string
  /** What comes to this desk, and what becomes of it. */
  readonly explained: string
  readonly list: AnswerState<{ readonly rows: readonly Row[] }>
  /** What the list holds: 「紧急查看没取到」 */
  readonly what: string
  /** The table for screen readers, where that is not what it holds. */
  readonly label?: string
  /** Why there may be nothing. */
  readonly emptyWhy: string
  readonly columns: readonly DataColumn<Row>[]
  /** Beside the table: the row that was tapped, at first the topmost. `keep` stays with it wherever it sinks. */
  readonly panel: (chosen: Row | undefined, keep: () => void) => ReactNode
}

/** A desk of one list: a table, and beside it what can be done about one of its rows. */
export function RowDesk<Row extends { readonly id: string }>(props: RowDeskProps<Row>) {
  const { office, title, explained, list, what, label = what, emptyWhy, columns, panel } = props
  const [id, setId] = useState<string>()
  const rows = list.kind === 'ready' ? list.answer.rows : []
  const chosen = rows.find((row) => row.id === id) ?? rows[0]
  return (
    <ConsoleMain
      title={title}
      office={office}
      filters={<Text className="t-3">{explained}</Text>}
      panel={panel(chosen, () => setId(chosen?.id))}
    >
      <ListState state={list} what={what} isEmpty={(answer) => answer.rows.length === 0} emptyWhy={emptyWhy}>
        {(answer) => (
          <DataTable
            label={label}
            columns={columns}
            rows={answer.rows}
            rowId={(row) => row.id}
            selectedId={chosen?.id}
            onSelect={(row) => setId(row.id)}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}

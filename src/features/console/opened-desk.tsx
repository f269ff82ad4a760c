import { Text } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { AnswerState } from '../../api/answer-state'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { type DataColumn, DataTable } from '../../components/content/data-table'
import { Note } from '../../components/content/note'
import { ConsoleMain } from './console-page'
import { ListState } from './list-state'
import type { Office } from './use-office'
import { refreshConsole } from './use-whole-list'

export interface OpenedDeskProps<Row> {
  readonly office: Office
  readonly title: string
  /** What comes to this desk, and what becomes of it. */
  readonly explained: string
  readonly list: AnswerState<{ readonly rows: readonly Row[] }>
  readonly what: string
  /** Why there may be nothing. */
  readonly emptyWhy: string
  readonly columns: readonly DataColumn<Row>[]
  /** The row that was opened. `onSent` with what was decided in words, `onOver` when somebody else was faster. */
  readonly panel: (id: string, onSent: (words: string) => void, onOver: () => void) => ReactNode
}

/**
 * A desk whose rows are opened one by one: each look is written down, so none is opened by itself, and what is opened
 * stays although the list moves under it.
 */
export function OpenedDesk<Row extends { readonly id: string }>(props: OpenedDeskProps<Row>) {
  const { office, title, explained, list, what, emptyWhy, columns, panel } = props
  const [openedId, setOpenedId] = useState<string>()
  const [outcome, setOutcome] = useState<string>()
  const open = (id: string | undefined) => {
    setOpenedId(id)
    setOutcome(undefined)
  }
  const sent = (words: string) => {
    setOutcome(words)
    void refreshConsole()
  }
  const over = () => {
    open(undefined)
    void refreshConsole()
  }
  return (
    <ConsoleMain
      title={title}
      office={office}
      isPanelWide
      filters={<Text className="t-3">{explained}</Text>}
      panel={
        outcome !== undefined ? (
          <Card>
            <Note tone="ok" announced>
              {outcome}
            </Note>
            <Button kind="secondary" size="medium" label="看下一件" onTap={() => open(undefined)} />
          </Card>
        ) : openedId === undefined ? (
          <Card>
            <Text className="t-3">从表里打开一件。打开一次，访问日志里记一次。</Text>
          </Card>
        ) : (
          panel(openedId, sent, over)
        )
      }
    >
      <ListState state={list} what={what} isEmpty={(answer) => answer.rows.length === 0} emptyWhy={emptyWhy}>
        {(answer) => (
          <DataTable
            label={what}
            columns={columns}
            rows={answer.rows}
            rowId={(row) => row.id}
            selectedId={openedId}
            onSelect={(row) => open(row.id)}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}

import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { GRID_NOTE_KIND_NAMES_ZH, GRID_NOTE_KINDS, type GridNoteKind } from '#domain/care-team/grid-note'
import { addDays, type LocalDate, localDate, localDateOf } from '#domain/kernel/time'
import { client } from '../../../../api/client'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { Chips } from '../../../../components/field/chips'
import { DateField } from '../../../../components/field/picker-field'
import { TextField } from '../../../../components/field/text-field'
import { WordsField } from '../../../../components/field/words-field'
import { Sheet } from '../../../../components/sheet/sheet'
import { useServedGrids, useTeamWrite } from '../../../../features/care-team/use-team-settings'
import { useKeptWords } from '../../../../platform/kept/kept-words'

/** As far back as the server takes (WRITTEN_WITHIN_DAYS of the notebook). */
const BACK_DAYS = 31
const WORDS_MIN = 2
const WORDS_MAX = 300

/** A line for everybody to read: what was done in a grid, never for whom. */
export function NoteSheet({ teamId, onClose }: { teamId: string; onClose: () => void }) {
  const today = localDateOf(serverNow())
  const grids = useServedGrids(teamId)
  const [chosenGrid, setGrid] = useState<string>()
  const [kind, setKind] = useState<GridNoteKind>('home-visit')
  const [on, setOn] = useState<LocalDate>(today)
  const { text, write, forget } = useKeptWords(`grid-note ${teamId}`)
  const [reached, setReached] = useState('')
  const adding = useTeamWrite(client.careTeam.addNote.mutate)
  const gridId = chosenGrid ?? grids[0]?.id
  const onSuccess = () => {
    forget()
    onClose()
  }
  const words = text.trim()
  return (
    <Sheet open title="记一条" onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-2">谁都看得到。写做了什么，不写是谁家、什么病。</Text>
        <Chips
          label="哪个网格"
          chips={grids.map(({ id, name }) => ({ value: id, label: name }))}
          selected={gridId}
          onToggle={setGrid}
        />
        <Chips
          label="做了什么"
          chips={GRID_NOTE_KINDS.map((value) => ({ value, label: GRID_NOTE_KIND_NAMES_ZH[value] }))}
          selected={kind}
          onToggle={setKind}
        />
        <DateField
          label="哪一天"
          value={on}
          earliest={addDays(today, -BACK_DAYS)}
          latest={today}
          onChange={(day) => setOn(localDate(day))}
        />
        <WordsField
          label="写一句"
          value={text}
          maxLength={WORDS_MAX}
          placeholder="比如 小区门口量血压"
          onInput={write}
        />
        <TextField
          label="来了多少人（可以不写）"
          value={reached}
          keyboard="number"
          maxLength={4}
          onInput={setReached}
        />
        {adding.error && (
          <Note tone="bad" announced>
            {failureSentence(adding.error)}
          </Note>
        )}
        <Button
          label="记下"
          busy={adding.isPending}
          disabledReason={gridId ? (words.length < WORDS_MIN ? '先写一句' : undefined) : '团队还没有网格'}
          onTap={() =>
            gridId &&
            adding.mutate(
              { teamId, gridId, kind, on, text: words, reached: Number.parseInt(reached, 10) || 0 },
              { onSuccess },
            )
          }
        />
      </View>
    </Sheet>
  )
}

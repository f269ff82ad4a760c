import { Text } from '@tarojs/components'
import { GRID_NOTE_KIND_NAMES_ZH } from '#domain/care-team/grid-note'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { Sheet } from '../../components/sheet/sheet'
import type { CareTeamPage } from './use-team'

export interface NotebookSheetProps {
  open: boolean
  notes: CareTeamPage['notes']['rows']
  onClose: () => void
}

/** The newest pages of the grid's notebook: what the team did, and of nobody whom. */
export function NotebookSheet({ open, notes, onClose }: NotebookSheetProps) {
  const today = localDateOf(serverNow())
  return (
    <Sheet open={open} title="网格服务记事本" onClose={onClose}>
      <Card flush>
        {notes.map(({ id, on, kind, text, reached, gridName }) => (
          <Row
            key={id}
            title={`${GRID_NOTE_KIND_NAMES_ZH[kind]} · ${gridName}`}
            sub={reached > 0 ? `${text}（${reached} 人）` : text}
            value={<Text className="t-sub t-digits t-2">{dateInWords(on, today)}</Text>}
          />
        ))}
      </Card>
    </Sheet>
  )
}

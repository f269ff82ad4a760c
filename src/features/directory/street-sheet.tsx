import { ScrollView, Text } from '@tarojs/components'
import { failureSentence } from '../../api/failure-of'
import { Row } from '../../components/content/row'
import { LoadingState } from '../../components/page/loading-state'
import { Sheet } from '../../components/sheet/sheet'
import { useStreets } from './use-directory'
import './street-sheet.scss'

export interface StreetSheetProps {
  open: boolean
  onClose: () => void
  onChoose: (street: string) => void
}

/** No position is needed to find the nearest place: the street or town is enough. */
export function StreetSheet({ open, onClose, onChoose }: StreetSheetProps) {
  const { data, error } = useStreets(open)
  return (
    <Sheet open={open} title="你在哪条街、哪个镇" onClose={onClose}>
      <Text className="t-sub">不用定位也能按远近排。</Text>
      <ScrollView scrollY className="street-sheet__list">
        {data?.rows.map(({ street, organizations }) => (
          <Row key={street} title={street} value={`${organizations} 家`} onTap={() => onChoose(street)} />
        ))}
        {!data && !error && <LoadingState label="正在取街道…" count={4} />}
        {error && <Text className="t-bad">{failureSentence(error)}</Text>}
      </ScrollView>
    </Sheet>
  )
}

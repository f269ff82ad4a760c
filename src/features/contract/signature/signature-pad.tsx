import { Text, View } from '@tarojs/components'
import { refuseSignature, type SignatureStrokes } from '#domain/contract/finger-signature'
import { spoken } from '../../../components/accessibility/accessibility'
import { Link } from '../../../components/action/link'
import { Card } from '../../../components/content/card'
import { InkSurface } from './ink-surface'

export interface SignaturePadProps {
  title: string
  strokes: SignatureStrokes
  /** Who signs for whom. */
  foot: string
  onWritten: (strokes: SignatureStrokes) => void
}

/** A name written with a finger. Whoever cannot write it is told who helps (journeys E2 13). */
export function SignaturePad({ title, strokes, foot, onWritten }: SignaturePadProps) {
  const isWritten = refuseSignature(strokes) === null
  return (
    <Card>
      <View className="stack stack--2">
        <View className="line line--between">
          <Text className="t-strong">{title}</Text>
          {strokes.length > 0 && <Link label="重写" icon="refresh" onTap={() => onWritten([])} />}
        </View>
        <InkSurface label={`${title}，用手指写`} strokes={strokes} onWritten={onWritten} />
        <Text className="t-sub t-2" {...spoken({ live: 'polite' })}>
          {isWritten
            ? `${foot}。写好了`
            : `${foot}。写不了字、看不见？到社区医院，工作人员念给你听，当面帮着签`}
        </Text>
      </View>
    </Card>
  )
}

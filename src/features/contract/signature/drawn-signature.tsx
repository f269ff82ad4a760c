import { Image, View } from '@tarojs/components'
import { useMemo } from 'react'
import type { SignatureStrokes } from '#domain/contract/finger-signature'
import { spoken } from '../../../components/accessibility/accessibility'
import { signaturePicture } from './signature-picture'
import './drawn-signature.scss'

/** In a browser the picture inside would have to say it once more. */
const SAID_ABOVE = { alt: '' }

/** A name as the finger wrote it, on white paper in both modes. */
export function DrawnSignature({ strokes, label }: { strokes: SignatureStrokes; label: string }) {
  const picture = useMemo(() => signaturePicture(strokes), [strokes])
  return (
    <View className="drawn-signature" {...spoken({ role: 'img', label })}>
      <Image className="drawn-signature__picture" src={picture} mode="aspectFit" nativeProps={SAID_ABOVE} />
    </View>
  )
}

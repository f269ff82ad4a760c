import { Image, View } from '@tarojs/components'
import { useMemo } from 'react'
import { spoken } from '../accessibility/accessibility'
import { qrPicture } from './qr-picture'
import './qr-code.scss'

export interface QrCodeProps {
  /** ASCII. */
  text: string
  /** What it is, for whoever cannot scan it: the same must stand beside it in words. */
  label: string
}

/** In a browser the picture inside would have to say it once more. */
const SAID_ABOVE = { alt: '' }

/** Dark on white in both modes: a camera wants contrast, not style. */
export function QrCode({ text, label }: QrCodeProps) {
  const picture = useMemo(() => qrPicture(text), [text])
  return (
    <View className="qr-code" {...spoken({ role: 'img', label })}>
      <Image className="qr-code__picture" src={picture} mode="aspectFit" nativeProps={SAID_ABOVE} />
    </View>
  )
}

import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

/** Headers every answer carries. The Content-Security-Policy is set per request in `proxy.ts`, because it holds a nonce. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
]

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Next's own button would lie over the person's menu.
  devIndicators: false,
  // The web process sits behind its own Node server (lib/start/web.ts); compressing there or in a reverse proxy is one
  // decision, so Next keeps its default and streams stay uncompressed by their own headers.
  output: process.env.GONOGO_STANDALONE === '1' ? 'standalone' : undefined,
  // Native code, worker threads and file-system look-ups break when bundled.
  serverExternalPackages: [
    'pg',
    '@node-rs/argon2',
    'pino',
    'graphile-worker',
    '@prisma/client',
    '@prisma/adapter-pg',
    'prom-client',
    'undici',
    'nodemailer',
    're2js',
  ],
  experimental: {
    // One evidence file of 10 MB plus the multipart frame; our own server refuses larger bodies before Next sees them.
    serverActions: { bodySizeLimit: '11mb' },
    optimizePackageImports: ['lucide-react', '@base-ui/react'],
  },
  async headers() {
    return [{ source: '/:path*', headers: securityHeaders }]
  },
}

export default createNextIntlPlugin('./app/i18n-request.ts')(config)

# The explorer in a container; docs/serving.md tells how to run it.
#
# Pin the base by its digest where your registry tells it:
#   docker buildx imagetools inspect python:3.11-slim
FROM python:3.11-slim AS packages
COPY requirements.lock /
# Nothing but what the lock names, each file with the hash that it names.
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes \
      -r /requirements.lock

FROM python:3.11-slim
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin explorer
COPY --from=packages /venv /venv
WORKDIR /app
COPY LICENSE NOTICE app.py gunicorn.conf.py ./
COPY assets assets
COPY components components
COPY data data
# How far the two readings of the dataset agreed (agreement.json), for /method.
COPY docs/curation-readings docs/curation-readings
# Nothing is written while it runs, so the root may be read-only.
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 HOME=/nonexistent \
    HOST=0.0.0.0 PORT=8050
RUN python -m compileall -q components data app.py
USER 10001
EXPOSE 8050
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s --retries=3 \
  CMD ["python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:%s/readyz' % os.environ['PORT'], timeout=4)"]
CMD ["gunicorn"]

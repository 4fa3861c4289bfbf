# Building fetches packages; running needs no network. See docs/deployment.md.
FROM python:3.11-slim

WORKDIR /opt/kehoach
COPY pyproject.toml constraints.txt README.md LICENSE ./
# torch first, the CPU build: with it installed, nothing later pulls another.
RUN pip install --no-cache-dir --constraint constraints.txt \
        --extra-index-url https://download.pytorch.org/whl/cpu torch
COPY . .
# compileall: the running container may write nothing here.
RUN pip install --no-cache-dir --constraint constraints.txt --editable '.[postgres]' \
    && python -m compileall -q assistant chat corpus eval index prompts app.py \
    && useradd --system --home-dir /data kehoach \
    && mkdir /data && chown kehoach /data

USER kehoach
ENV KEHOACH_HOME=/data \
    KEHOACH_AUTH=password:/data/users.toml \
    PYTHONDONTWRITEBYTECODE=1 \
    HF_HUB_OFFLINE=1
VOLUME /data
EXPOSE 8000
CMD ["sh", "-c", "kehoach index && exec kehoach chat --host 0.0.0.0"]
